const maxSnippet = 200
/** Characters of the text that are looked at. */
const looked = 20_000

/** Characters that take no place: preheaders are padded with them. */
const unseen =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0]/g

/** The first words of a text for the list: on one line, without padding, rules and bare links. */
export function snippetOf(text: string): string {
  let words = ''
  for (const [word] of text
    .slice(0, looked)
    .replace(unseen, '')
    .matchAll(/[^\s\p{Cc}]+/gu)) {
    if (isNoise(word)) continue
    words += words === '' ? word : ` ${word}`
    if (words.length > maxSnippet) break
  }
  if (words.length <= maxSnippet) return words
  const cut = words.slice(0, maxSnippet)
  // No half of a character that takes two places.
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut
}

function isNoise(word: string): boolean {
  return (
    /^[<([]?https?:\/\//i.test(word) ||
    /^[-=_*~#+.|>]{3,}$/.test(word) ||
    /^[>\u200d\ufe0f]+$/.test(word)
  )
}
