import { z } from 'zod'
import { notFound } from '../errors.ts'
import { known } from '../ref.ts'
import { route } from '../route.ts'
import { samples } from '../samples/index.ts'
import { sendSample } from '../samples/send.ts'

export const postSample = route({
  method: 'POST',
  path: '/api/samples',
  verb: 'message.add',
  tag: 'Server',
  summary: 'Send a sample message through the SMTP port',
  description: `With the credentials of the given inbox. Samples: ${samples.map(({ name }) => name).join(', ')}.`,
  body: z.strictObject({
    sample: z.string().max(60).optional().describe('The first one when absent.'),
    inbox: z.string().max(80).optional().describe('The default inbox when absent.'),
  }),
  status: 202,
  answer: z.strictObject({ sent: z.literal(true) }),
  async handle({ sandbox, scope, body }) {
    const sample = samples.find(({ name }) => name === (body.sample ?? samples[0]?.name))
    if (!sample) {
      const names = samples.map(({ name }) => name).join(', ')
      throw notFound(
        `There is no such sample. There are: ${names}.`,
        `No existe ese ejemplo. Existen: ${names}.`,
      )
    }
    const { listeners } = sandbox.smtp
    const listener = listeners.find(({ tls }) => tls === 'starttls') ?? listeners[0]
    if (!listener) throw notFound('No SMTP port is open.', 'No hay ningún puerto SMTP abierto.')
    const chosen = known(body.inbox)
    const inboxes = chosen === undefined ? await sandbox.store.inboxes(scope) : []
    const inbox =
      chosen === undefined
        ? inboxes.find(({ isDefault }) => isDefault)
        : await sandbox.store.inbox(scope, chosen)
    const signIn = sandbox.config.smtp.auth !== 'off' && inbox ? inbox : null
    await sendSample(sample, listener, signIn)
    return { sent: true as const }
  },
})
