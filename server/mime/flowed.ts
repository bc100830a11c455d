/**
 * Joins the lines of `format=flowed` text (RFC 3676): a line that ends in a blank goes on in the
 * next one of the same quote depth.
 *
 * @param deleteSpace `delsp=yes`: the blank before the line end is not part of the text
 */
export function joinFlowed(text: string, deleteSpace: boolean): string {
  const out: string[] = []
  let paragraph: string[] = []
  let depth = 0
  let flowing = false
  const flush = () => {
    if (paragraph.length > 0)
      out.push((depth > 0 ? '>'.repeat(depth) + ' ' : '') + paragraph.join(''))
    paragraph = []
    flowing = false
  }
  for (const line of text.split(/\r\n|\r|\n/)) {
    let quotes = 0
    while (line[quotes] === '>') quotes++
    let content = line.slice(quotes)
    if (content.startsWith(' ')) content = content.slice(1)
    const signature = content === '-- '
    if (!flowing || quotes !== depth || signature) flush()
    depth = quotes
    const soft = content.endsWith(' ') && !signature
    paragraph.push(soft && deleteSpace ? content.slice(0, -1) : content)
    flowing = soft
    if (!soft) flush()
  }
  flush()
  return out.join('\n')
}
