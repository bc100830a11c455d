/** POSIX classes within brackets, for bytes. */
export const posix: Record<string, string> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  blank: ' \\t',
  punct: '!-\\/:-@\\[-`{-~',
  print: '\\x20-\\x7e',
  graph: '\\x21-\\x7e',
  cntrl: '\\x00-\\x1f\\x7f',
  xdigit: '0-9A-Fa-f',
  word: '\\w',
}

/** Perl's white space among bytes; JavaScript's has the no-break space besides. */
export const space = '\\t\\n\\v\\f\\r '

/** A byte as it may stand in a regex or a set. */
export function byteEscape(byte: number): string {
  return `\\x${(byte & 0xff).toString(16).padStart(2, '0')}`
}
