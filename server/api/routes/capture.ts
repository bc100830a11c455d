import { z } from 'zod'
import { SandboxError } from '../../errors.ts'
import { scanHeader } from '../../ingest/header.ts'
import type { Incoming } from '../../ingest/ingest.ts'
import type { Envelope } from '../../types.ts'
import { largestMessage } from '../body.ts'
import { compose } from '../compose.ts'
import { badRequest } from '../errors.ts'
import { known } from '../ref.ts'
import { route } from '../route.ts'
import { captured, captureFields, captureQuery, captureRaw } from '../schemas/capture.ts'

const captureBody = z.union([captureFields, captureRaw])

type CaptureBody = z.output<typeof captureBody> | Uint8Array
type CaptureQuery = z.output<typeof captureQuery>

export const captureMessage = route({
  method: 'POST',
  path: '/api/messages',
  verb: 'message.add',
  tag: 'Messages',
  summary: 'Capture a message without SMTP',
  description:
    'The message itself as message/rfc822, kept byte for byte; or JSON with it as text or base64; ' +
    'or JSON fields to build it from. Nothing is ever sent on.',
  query: captureQuery,
  body: captureBody,
  bytes: 'message/rfc822',
  bodyLimit: 'message',
  status: 201,
  answer: captured,
  async handle({ sandbox, scope, query, body }) {
    const { raw, from, to } = await mailOf(body, query)
    refuseTooLarge(raw, sandbox.config.smtp.maxSize)
    const named = body instanceof Uint8Array ? undefined : body
    const inbox = known(named?.inbox ?? query.inbox)
    // An inbox that is not there is a mistake here; the store would take the default one.
    if (inbox !== undefined) await sandbox.store.inbox(scope, inbox)
    const mail: Incoming = {
      raw,
      envelope: envelopeOf(from, to),
      connection: null,
      session: null,
      origin: { kind: 'http', provider: 'mailproof' },
      inbox,
      tags: named?.tags,
    }
    const [stored] = await sandbox.ingest([mail])
    if (!stored) throw new Error('the store kept a message and did not say which')
    return { id: stored.id, n: stored.n, uid: stored.uid }
  },
})

interface Mail {
  raw: Uint8Array
  from: string
  to: string[]
}

async function mailOf(body: CaptureBody, query: CaptureQuery): Promise<Mail> {
  if (body instanceof Uint8Array) return addressed(body, query)
  if ('raw' in body || 'rawBase64' in body) {
    const raw = Buffer.from(
      body.raw ?? body.rawBase64 ?? '',
      body.raw === undefined ? 'base64' : 'utf8',
    )
    return addressed(raw, body.envelope ?? query)
  }
  if (!('from' in body)) throw new Error('a body that no schema allows')
  return compose(body)
}

/** Where the envelope says nothing, the header does: From, and To, Cc and Bcc. */
function addressed(raw: Uint8Array, said: CaptureQuery): Mail {
  if (raw.byteLength === 0) {
    throw badRequest('The message is empty.', 'El mensaje está vacío.')
  }
  const { from, sender, to, cc, bcc } = scanHeader(raw)
  return {
    raw,
    from: said.from ?? (sender ?? from)?.address ?? '',
    to: said.to ?? [...to, ...cc, ...bcc].map(({ address }) => address).filter(Boolean),
  }
}

function envelopeOf(from: string, to: string[]): Envelope {
  return { from, to, body: null, smtpUtf8: false, dsn: null }
}

function refuseTooLarge(raw: Uint8Array, maxSize: number): void {
  const limit = maxSize > 0 ? maxSize : largestMessage
  if (raw.byteLength <= limit) return
  throw new SandboxError('too_large', {
    en: `The message is larger than the ${limit} bytes allowed (--smtp-max-size).`,
    es: `El mensaje supera los ${limit} bytes permitidos (--smtp-max-size).`,
  })
}
