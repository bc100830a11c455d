/** Elements that flow within a line: a break around them would tear sentences apart. */
const inline = new Set(
  'a abbr b bdi bdo big cite code del dfn em font i img ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)
/** What stands in these is no markup. */
const verbatim = new Set(['style', 'script', 'textarea', 'title', 'pre', 'xmp'])

/**
 * HTML with each block tag on a line of its own and without indentation, so that the source of one
 * long line can be compared by lines. Only blanks at tags are changed. Linear in the source.
 */
export function breakTags(source: string): string {
  const lines: string[] = []
  let line = ''
  const end = () => {
    const text = line.trim()
    if (text !== '') lines.push(text)
    line = ''
  }
  const own = (text: string) => {
    for (line of text.split(/\r\n|[\n\r]/)) end()
  }
  for (let at = 0; at < source.length;) {
    const tag = source.charAt(at) === '<' ? tagAt(source, at) : null
    if (!tag) {
      const next = source.indexOf('<', at + 1)
      const text = source.slice(at, next < 0 ? source.length : next)
      at += text.length
      const [first = '', ...others] = text.split(/\r\n|[\n\r]/)
      line += first
      for (const other of others) {
        end()
        line = other
      }
      continue
    }
    const markup = source.slice(at, tag.end)
    at = tag.end
    if (inline.has(tag.name)) line += markup
    else {
      end()
      own(markup)
    }
    if (tag.closing || !verbatim.has(tag.name)) continue
    const close = closeOf(source, tag.name, at)
    own(source.slice(at, close))
    at = close
  }
  end()
  return lines.join('\n')
}

interface Tag {
  name: string
  closing: boolean
  /** After its '>'. */
  end: number
}

/** The tag, comment or declaration that starts here; null when the '<' is plain text. */
function tagAt(source: string, at: number): Tag | null {
  if (source.startsWith('<!--', at)) {
    const end = source.indexOf('-->', at + 4)
    return { name: '!', closing: false, end: end < 0 ? source.length : end + 3 }
  }
  const closing = source.charAt(at + 1) === '/'
  const start = at + (closing ? 2 : 1)
  if (!/[A-Za-z!?]/.test(source.charAt(start))) return null
  let name = start
  while (name - start < 40 && /[A-Za-z0-9:!?-]/.test(source.charAt(name))) name++
  return { name: source.slice(start, name).toLowerCase(), closing, end: tagEnd(source, name) }
}

/** A '>' within quotation marks ends no tag. */
function tagEnd(source: string, from: number): number {
  let quote = ''
  for (let at = from; at < source.length; at++) {
    const char = source.charAt(at)
    if (quote !== '') {
      if (char === quote) quote = ''
    } else if (char === '>') return at + 1
    else if ((char === '"' || char === "'") && source.charAt(at - 1) === '=') quote = char
  }
  return source.length
}

function closeOf(source: string, name: string, from: number): number {
  for (let at = source.indexOf('</', from); at >= 0; at = source.indexOf('</', at + 2)) {
    if (source.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return at
  }
  return source.length
}
