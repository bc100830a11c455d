import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Web extends AsyncDisposable {
  port: number
  /** `http://127.0.0.1:port`. */
  url: string
  /** Every request that came, with its fields. */
  asked: { url: string; headers: IncomingMessage['headers'] }[]
}

type Answer = (response: ServerResponse, request: IncomingMessage) => void

/** An HTTP server on loopback that stands for the internet. */
export async function startWeb(answers: Record<string, Answer>, host = '127.0.0.1'): Promise<Web> {
  const asked: Web['asked'] = []
  const server = createServer((request, response) => {
    const { url = '', headers } = request
    asked.push({ url, headers })
    const answer = answers[url.split('?')[0] ?? '']
    if (answer) answer(response, request)
    else response.writeHead(404, { 'Content-Type': 'text/html' }).end('<h1>Not here')
  })
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `http://${host}:${port}`,
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
