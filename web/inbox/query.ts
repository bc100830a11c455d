/** The search for a tag; a tag with blanks is quoted. */
export function tagQuery(tag: string): string {
  return /^[^\s"()]+$/.test(tag) ? `tag:${tag}` : `tag:"${tag.replaceAll('"', '')}"`
}
