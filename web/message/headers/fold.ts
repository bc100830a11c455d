/** Characters of a value that are shown before it is opened; one a little longer is shown whole. */
const SHOWN = 240
const SPARE = 60

/** The start of a value that is too long to be read in passing; null when it is not. */
export function foldedValue(text: string): string | null {
  if (text.length <= SHOWN + SPARE) return null
  const last = text.charCodeAt(SHOWN - 1)
  const cutsPair = last >= 0xd800 && last <= 0xdbff
  return text.slice(0, cutsPair ? SHOWN - 1 : SHOWN)
}
