import fc from 'fast-check'

/** Bodies made mostly of what the end of DATA is made of. */
export const hostileBytes = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('.', '\r', '\n', '\r\n', '\r\n.', '\n.', '.\r') },
      { weight: 2, arbitrary: fc.constantFrom('a', ' ', '\0', '\xff', 'QUIT', 'MAIL FROM:<a@b>') },
    ),
    { maxLength: 60 },
  )
  .map((pieces) => Buffer.from(pieces.join(''), 'latin1'))

/** The body as a client sends it: a dot before every dot that begins a line. */
export function stuffed(body: Buffer): Buffer {
  const text = body.toString('latin1').replace(/(^|\r\n)\./g, '$1..')
  return Buffer.from(text, 'latin1')
}

/**
 * The rule of RFC 5321 §4.5.2 in its plainest form, to hold the fast reader against.
 * Gives the index behind the end, or -1.
 */
export function unstuffed(bytes: Buffer): { body: Buffer; end: number } {
  const text = bytes.toString('latin1')
  let body = ''
  let lineStart = true
  for (let at = 0; at < text.length;) {
    if (lineStart && text.startsWith('.\r\n', at)) {
      return { body: Buffer.from(body, 'latin1'), end: at + 3 }
    }
    if (lineStart && text[at] === '.') {
      at++
      lineStart = false
    } else if (text.startsWith('\r\n', at)) {
      body += '\r\n'
      at += 2
      lineStart = true
    } else {
      body += text[at]
      at++
      lineStart = false
    }
  }
  return { body: Buffer.from(body, 'latin1'), end: -1 }
}

/** A body with the line end that must stand before the final dot. */
export function lined(body: Buffer): Buffer {
  return Buffer.concat([body, Buffer.from('\r\n')])
}
