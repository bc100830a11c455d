import type { z } from 'zod'
import { refuseNonAddresses } from '../addresses.ts'
import { compose } from '../compose.ts'
import { badRequest } from '../errors.ts'
import { route } from '../route.ts'
import { sendThrough, wayTo } from '../samples/send.ts'
import { sendBody, sent } from '../schemas/sending.ts'
import type { Sandbox } from '../../sandbox.ts'
import type { Scope } from '../../types.ts'

export const sendMessage = route({
  method: 'POST',
  path: '/api/send',
  verb: 'message.add',
  tag: 'Server',
  summary: 'Send a message through the SMTP port, as a program would',
  description:
    'Built from fields, or a kept message once more byte for byte. It goes to no other server: Mailproof catches it again.',
  body: sendBody,
  bodyLimit: 'message',
  status: 201,
  answer: sent,
  async handle({ sandbox, scope, body }) {
    const way = await wayTo(sandbox, scope, body.inbox)
    const { raw, from, to } = await mailOf(body, sandbox, scope)
    if (to.length === 0) {
      throw badRequest(
        'Name at least one recipient with a valid address.',
        'Indica al menos un destinatario con una dirección válida.',
      )
    }
    return { id: await sendThrough(way, { raw, envelope: { from, to } }) }
  },
})

async function mailOf(body: z.output<typeof sendBody>, sandbox: Sandbox, scope: Scope) {
  if (!('message' in body)) {
    refuseNonAddresses(body)
    const { raw, from, to } = await compose(body)
    return { raw: Buffer.from(raw), from, to }
  }
  const { envelope } = await sandbox.store.message(scope, body.message)
  const { chunks } = await sandbox.store.raw(scope, body.message)
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return { raw: Buffer.concat(parts), from: envelope.from, to: envelope.to }
}
