/** Commas, semicolons and line ends part addresses, but not inside quotation marks or brackets. */
export function splitAddresses(text: string): string[] {
  const found: string[] = []
  let one = ''
  let quoted = false
  let bracketed = false
  for (const letter of text) {
    if (letter === '"') quoted = !quoted
    if (letter === '<') bracketed = true
    if (letter === '>') bracketed = false
    if (/[,;\n\r]/.test(letter) && !quoted && !bracketed) {
      found.push(one)
      one = ''
    } else one += letter
  }
  return [...found, one].map((each) => each.trim()).filter((each) => each !== '')
}

/** 'ann@example.test' or 'Ann <ann@example.test>': what can be sent to; the server has the last word. */
export function isAddress(text: string): boolean {
  const inside = /<([^<>]*)>$/.exec(text)?.[1] ?? text
  return inside.length <= 320 && /^[^\s@<>,;]+@[^\s@<>,;]+$/.test(inside.trim())
}
