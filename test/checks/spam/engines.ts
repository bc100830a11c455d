import { once } from 'node:events'
import { createServer as createHttp, type IncomingHttpHeaders } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface Question {
  head: string
  message: string
}

/** A spamd that answers what the test says; null is nothing at all. */
export async function aSpamd(answer: (question: Question) => string | null) {
  const questions: Question[] = []
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const chunks: Buffer[] = []
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', () => socket.destroy())
    socket.on('end', () => {
      const text = Buffer.concat(chunks).toString('latin1')
      const end = text.indexOf('\r\n\r\n')
      const question = { head: text.slice(0, end), message: text.slice(end + 4) }
      questions.push(question)
      const reply = answer(question)
      if (reply !== null) socket.end(reply)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const close = () => new Promise((resolve) => server.close(resolve))
  onTestFinished(() => void server.close())
  return { host: '127.0.0.1', port, questions, close }
}

/** The reply to REPORT, with a table as SpamAssassin writes it. */
export function spamdReply(score: number, rows: string[] = []): string {
  const body = [
    'Spam detection software, running on the system "mx.test", (SpamAssassin 4.0.1)',
    `Content analysis details:   (${score} points, 5.0 required)`,
    '',
    ' pts rule name              description',
    '---- ---------------------- --------------------------------------------------',
    ...rows,
    '',
  ].join('\n')
  const spam = score >= 5 ? 'True' : 'False'
  return (
    `SPAMD/1.1 0 EX_OK\r\nContent-length: ${body.length}\r\n` +
    `Spam: ${spam} ; ${score} / 5.0\r\n\r\n${body}`
  )
}

/** An Rspamd that answers what the test says. */
export async function anRspamd(answer: () => { status?: number; body: string }) {
  const questions: { path: string; headers: IncomingHttpHeaders; message: string }[] = []
  const server = createHttp((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const message = Buffer.concat(chunks).toString('latin1')
      questions.push({ path: request.url ?? '', headers: request.headers, message })
      const { status = 200, body } = answer()
      response.writeHead(status, { server: 'rspamd/3.4', 'content-type': 'application/json' })
      response.end(body)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${port}`, questions }
}
