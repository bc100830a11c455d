export interface MimeNode {
  /** Header fields in order; `Content-Type` and the like among them. */
  headers?: Record<string, string>
  body?: string | Buffer
  /** Children: the node becomes multipart, `multipart/mixed` unless its headers say otherwise. */
  parts?: MimeNode[]
}

const envelopeFields = {
  From: 'Ada <ada@sender.test>',
  To: 'bob@receiver.test',
  Subject: 'Hello',
  'MIME-Version': '1.0',
}

/** A raw message, line ends CRLF, exactly as said: for what no composer would write. */
export function mime(node: MimeNode = {}): Buffer {
  return write({ ...node, headers: { ...envelopeFields, ...node.headers } }, 'b')
}

/** The same with no other fields than those said. */
export function mimeOnly(node: MimeNode): Buffer {
  return write(node, 'b')
}

function write({ headers = {}, body = '', parts }: MimeNode, boundary: string): Buffer {
  const type = parts ? (headers['Content-Type'] ?? 'multipart/mixed') : headers['Content-Type']
  const fields = {
    ...headers,
    ...(parts ? { 'Content-Type': `${type}; boundary="${boundary}"` } : {}),
  }
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`)
  const children = (parts ?? []).flatMap((part, index) => [
    Buffer.from(`--${boundary}\r\n`),
    write(part, `${boundary}${index}`),
    Buffer.from('\r\n'),
  ])
  return Buffer.concat([
    Buffer.from(`${head.join('')}\r\n`),
    ...(parts ? [...children, Buffer.from(`--${boundary}--\r\n`)] : [bytes(body)]),
  ])
}

function bytes(body: string | Buffer): Buffer {
  return typeof body === 'string' ? Buffer.from(body.replace(/\r?\n/g, '\r\n')) : body
}
