import { SandboxError } from '../errors.ts'
import type { Incoming, Ingest } from '../ingest/ingest.ts'
import type { Log } from '../types.ts'
import type { Body } from './body.ts'

/** The answer to the final dot; `text` begins with the enhanced status code (RFC 3463). */
export interface DataReply {
  code: number
  text: string
  accepted: boolean
}

/**
 * Hands a complete message over and says what to answer. Never rejects: whatever goes wrong is an
 * answer, after which the connection goes on.
 */
export async function deliver(
  body: Body,
  about: Omit<Incoming, 'raw'>,
  parts: { ingest: Ingest; maxSize: number; log: Log },
): Promise<DataReply> {
  const ended = body.end()
  const end = ended instanceof Promise ? await ended : ended
  switch (end.kind) {
    case 'too-large':
      return refusal(552, `5.3.4 Message too large: at most ${parts.maxSize} bytes are accepted`)
    case 'failed':
      parts.log.error({ err: end.error }, 'a message could not be spooled')
      return notStored(end.error)
    case 'kept':
      return keep(
        {
          raw: end.raw,
          envelope: about.envelope,
          connection: about.connection,
          session: about.session,
          origin: about.origin,
        },
        body,
        parts,
      )
  }
}

async function keep(
  mail: Incoming,
  body: Body,
  parts: { ingest: Ingest; log: Log },
): Promise<DataReply> {
  try {
    const [stored] = await parts.ingest([mail])
    if (!stored) throw new Error('ingest kept nothing')
    return { code: 250, text: `2.0.0 Ok: queued as ${stored.id}`, accepted: true }
  } catch (error) {
    parts.log.error({ err: error }, 'a message could not be stored')
    await body.discard()
    return notStored(error)
  }
}

/** Temporary in any case: the client keeps the message and may try again. */
function notStored(error: unknown): DataReply {
  if (error instanceof SandboxError && error.code === 'storage') {
    return refusal(452, `4.3.1 Message not stored: ${error.text.en}`)
  }
  if (isFull(error)) return refusal(452, '4.3.1 Message not stored: the disk is full')
  return refusal(451, '4.3.0 Message not stored: an internal error; please try again')
}

function isFull(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG'
}

/** A reply line has at most 512 bytes (RFC 5321 §4.5.3.1.5). */
function refusal(code: number, text: string): DataReply {
  return { code, text: text.slice(0, 400), accepted: false }
}
