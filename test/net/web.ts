import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'

export interface Web extends AsyncDisposable {
  port: number
  /** `http://127.0.0.1:port`. */
  url: string
  /** Every request that came, with its fields. */
  asked: { url: string; headers: IncomingMessage['headers'] }[]
}

export type Answer = (response: ServerResponse, request: IncomingMessage) => void

/** An HTTP server on loopback that stands for the internet; HTTPS with a certificate. */
export async function startWeb(
  answers: Record<string, Answer>,
  host = '127.0.0.1',
  tls?: { key: string; cert: string },
): Promise<Web> {
  const asked: Web['asked'] = []
  const heard = (request: IncomingMessage, response: ServerResponse) => {
    const { url = '', headers } = request
    asked.push({ url, headers })
    const answer = answers[url.split('?')[0] ?? '']
    if (answer) answer(response, request)
    else response.writeHead(404, { 'Content-Type': 'text/html' }).end('<h1>Not here')
  }
  const server = tls ? createTlsServer(tls, heard) : createServer(heard)
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `${tls ? 'https' : 'http'}://${host}:${port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** An answer of this type and body. */
export function gives(type: string, body: string | Uint8Array, more: Record<string, string> = {}) {
  return (response: ServerResponse) =>
    void response.writeHead(200, { 'Content-Type': type, ...more }).end(body)
}

/** A redirect; `to` may depend on the port, which is known once the server runs. */
export function leads(to: string | ((port: number) => string)): Answer {
  return (response, request) => {
    const port = request.socket.localPort ?? 0
    response.writeHead(302, { Location: typeof to === 'string' ? to : to(port) }).end()
  }
}
