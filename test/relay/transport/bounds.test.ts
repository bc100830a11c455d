import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { Transcript } from '../../../server/relay/transport/transcript.ts'
import { kept } from '../../../server/wording.ts'
import { startRelay } from '../../helpers/relay.ts'
import { aMail, given, noHooks, quick } from './given.ts'

/** A server that does whatever it likes on a connection. */
async function startRude(act: (socket: Socket) => void) {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    act(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    host: '127.0.0.1',
    // A server that listens on TCP has an address of this kind.
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Writes the same over and over, as fast as it is taken. */
function flood(socket: Socket, text: string): void {
  const bytes = Buffer.from(text.repeat(Math.ceil(16_384 / text.length)))
  const more = () => {
    while (!socket.destroyed && socket.write(bytes));
  }
  socket.on('drain', more)
  more()
}

/** After the EHLO. */
function greeted(then: (socket: Socket) => void) {
  return (socket: Socket) => {
    socket.write('220 rude.test\r\n')
    socket.once('data', () => {
      socket.write('250 rude.test\r\n')
      socket.once('data', () => then(socket))
    })
  }
}

const rude: { what: string; act: (socket: Socket) => void }[] = [
  { what: 'greets without end', act: (socket) => flood(socket, '220-and more\r\n') },
  { what: 'greets without a line end', act: (socket) => flood(socket, '220 and more') },
  { what: 'answers without end', act: greeted((socket) => flood(socket, '250-and more\r\n')) },
  { what: 'answers with nothing but blank lines', act: greeted((socket) => flood(socket, '\r\n')) },
  { what: 'answers what was not asked', act: greeted((socket) => flood(socket, '250 Ok\r\n')) },
  { what: 'answers with what is no SMTP', act: greeted((socket) => flood(socket, 'HTTP/1.1\r\n')) },
  { what: 'blank lines without end', act: (socket) => flood(socket, '\r\n') },
]

test.each(rude)('gives up a relay that $what', async ({ act }) => {
  await using server = await startRude(act)
  await using transport = given(server, {}, { timeouts: quick })
  const delivery = await transport.deliver(aMail(), noHooks)
  expect(delivery.outcome).toBe('deferred')
  expect(delivery.transcript.length).toBeLessThanOrEqual(401)
})

test('a message that trickles through is given up in time', async () => {
  await using relay = await startRelay()
  await using transport = given(relay, {}, { timeouts: { ...quick, transaction: 1000 } })
  let stopped = false
  const mail = aMail({
    async *open() {
      try {
        for (;;) {
          yield Buffer.from('x\r\n')
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
      } finally {
        stopped = true
      }
    },
  })
  const delivery = await transport.deliver(mail, noHooks)
  expect(delivery).toMatchObject({ outcome: 'deferred', relayFault: null })
  await relay.closed()
  expect(relay.accepted).toBe(0)
  await expect.poll(() => stopped).toBe(true)
})

test('a transcript keeps its beginning and its end', () => {
  let time = 1000
  const transcript = new Transcript(
    () => time++,
    (text) => text.replaceAll('secret', '***'),
  )
  for (let i = 0; i < 1000; i++) transcript.add('client', `line ${i} secret`)
  const lines = transcript.lines()
  expect(lines.length).toBeLessThanOrEqual(400)
  expect(lines[0]).toEqual({ at: 1, from: 'client', text: 'line 0 ***' })
  expect(lines.at(-1)).toEqual({ at: 1000, from: 'client', text: 'line 999 ***' })
  const note = lines.find(({ from }) => from === 'note')
  const left = 1000 - (lines.length - 1)
  expect(note?.text).toBe(kept({ en: `${left} lines left out`, es: `${left} líneas omitidas` }))
})

test('a line of a transcript is short and has no control characters', () => {
  const transcript = new Transcript(
    () => 0,
    (text) => text,
  )
  transcript.add('server', `250-a\x1b[31mb\r\n250 ${'x'.repeat(5000)}`)
  const [first, second] = transcript.lines()
  expect(first?.text).toBe('250-a\ufffd[31mb')
  expect(second?.text).toHaveLength(1024)
})
