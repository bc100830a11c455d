import { request, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'

export interface Reply {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

/** What can be asked by its port alone: a sandbox of a test. */
interface Asked {
  http: { port: number }
}

/** fetch() may not choose Host, Origin and the path's spelling; this may. */
export function ask(
  { http: { port } }: Asked,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body = '',
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const length = body === '' ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }
    const fields = { ...headers, ...length }
    const call = request({ host: '127.0.0.1', port, method, path, headers: fields }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      )
    })
    call.on('error', reject)
    call.end(body)
  })
}

/** The status of an upgrade to WebSocket, as it stands on the wire. */
export function upgrade(
  { http: { port } }: Asked,
  path: string,
  headers: Record<string, string> = {},
): Promise<string> {
  const fields = {
    Host: `127.0.0.1:${port}`,
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    ...headers,
  }
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`)
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`),
    )
    let text = ''
    socket.on('data', (data) => {
      text += data.toString('latin1')
      if (!text.includes('\r\n')) return
      socket.destroy()
      resolve(text.slice(9, 12))
    })
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
  })
}

/**
 * Sends a body without end, chunk by chunk, until the server answers; resolves with the status and
 * with how many bytes it let in.
 */
export function flood(
  { http: { port } }: Asked,
  { method, path, type }: { method: string; path: string; type: string },
): Promise<{ status: number; sent: number }> {
  const chunk = Buffer.alloc(64 * 1024, ' ')
  return new Promise((resolve, reject) => {
    let sent = 0
    let answered = false
    const call = request(
      {
        ...{ host: '127.0.0.1', port, method, path },
        // Node asks for it with DELETE only when told.
        headers: { 'Content-Type': type, 'Transfer-Encoding': 'chunked' },
      },
      (response) => {
        answered = true
        response.resume()
        resolve({ status: response.statusCode ?? 0, sent })
        call.destroy()
      },
    )
    const more = () => {
      if (answered) return
      sent += chunk.length
      call.write(chunk, more)
    }
    // What is cut off behind an answer is the server's right.
    call.on('error', (error) => answered || reject(error))
    more()
  })
}
