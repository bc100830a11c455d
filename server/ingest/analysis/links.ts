/** Links to the web: in a text as they stand, in HTML as the target of an element. */
const plain = /\bhttps?:\/\/[^\s<>"]/i
const target = /\bhref\s{0,9}=\s{0,9}["']?\s{0,9}https?:\/\//i

export function hasLink(text: string, html: string): boolean {
  return plain.test(text) || target.test(html)
}
