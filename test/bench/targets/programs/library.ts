import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { serve } from '../../run/calls.ts'

type OnData = NonNullable<SMTPServerOptions['onData']>

const ways: Record<string, OnData> = {
  discarding(stream, _session, callback) {
    stream.resume()
    stream.on('end', () => callback())
  },
  collecting(stream, _session, callback) {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      kept = Buffer.concat(chunks)
      callback()
    })
  },
}

/** So that nothing can be optimised away. */
let kept: Buffer | undefined

serve({
  async listen(what: string) {
    const onData = ways[what]
    if (!onData) throw new Error(`no way to take mail is called ${what}`)
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      onData,
    })
    const listening = server.listen(0, '127.0.0.1')
    await once(listening, 'listening')
    const { port } = listening.address() as AddressInfo
    return port
  },
  kept: () => kept?.length,
})
