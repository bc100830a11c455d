import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mboxStream } from '../../archive/export-stream.ts'
import { importMessages } from '../../archive/import.ts'
import { inboxNames } from '../../archive/inbox-names.ts'
import { readMbox } from '../../archive/mbox-reader.ts'
import { readingOf } from '../../archive/reading.ts'
import { createSpool } from '../../archive/spool.ts'
import { storeReading } from '../../archive/store-reading.ts'
import { SandboxError } from '../../errors.ts'
import { bytesResponse, strangerPolicy } from '../bytes.ts'
import { badRequest } from '../errors.ts'
import { disposition } from '../file-name.ts'
import { condition, known } from '../ref.ts'
import { route } from '../route.ts'
import { exportQuery, imported, importQuery } from '../schemas/archive.ts'
import { may } from '../scope.ts'
import { indexed } from '../wait.ts'

export const exportMail = route({
  method: 'GET',
  path: '/api/export',
  verb: 'message.read',
  tag: 'Messages',
  summary: 'Messages as an mbox, oldest first',
  description:
    'Streamed. Each message carries an `X-Mailproof` field with what stands beside its bytes, by ' +
    'which `POST /api/import` restores it exactly.',
  query: exportQuery,
  media: ['application/mbox'],
  async handle(visit) {
    const { sandbox, scope, query, request } = visit
    const inbox = known(query.inbox)
    if (inbox !== undefined) await sandbox.store.inbox(scope, inbox)
    const search = condition({ q: query.q, tz: query.tz })
    if (search) await indexed(visit)
    const { path } = sandbox.config.store
    const reading = path === ':memory:' ? storeReading(sandbox.store) : await readingOf(path)
    async function* chunks() {
      try {
        const plain = query.plain === true
        yield* mboxStream({ reading, scope, query: { inbox, search }, plain })
      } finally {
        await reading.close()
      }
    }
    const headers = {
      'Content-Type': 'application/mbox',
      'Content-Disposition': disposition('attachment', 'mailproof.mbox'),
      'Content-Security-Policy': strangerPolicy,
      'Cache-Control': 'no-store, no-transform',
    }
    // Nobody would read the chunks, and the thread would stay.
    if (request.method === 'HEAD') await reading.close()
    return bytesResponse(request, { chunks: chunks(), headers }, sandbox.log)
  },
})

export const importMail = route({
  method: 'POST',
  path: '/api/import',
  verb: 'message.add',
  tag: 'Messages',
  summary: 'Import an mbox',
  description:
    'Read as it comes, whatever its size. A message that is there already, by its `X-Mailproof` ' +
    'field or from an earlier import of the same source, is passed over.',
  query: importQuery,
  stream: 'application/mbox',
  answer: imported,
  async handle({ sandbox, scope, query, request }) {
    const { store, inboxes, config } = sandbox
    const body: ReadableStream<Uint8Array> | null = request.body
    if (!body) throw badRequest('The body is empty.', 'El cuerpo está vacío.')
    const only = known(query.inbox)
    // An inbox that is not there is a mistake here; the store would take the default one.
    if (only !== undefined) await store.inbox(scope, only)
    const open = may(scope, 'inbox.manage')
    const inboxOf = await inboxNames({ store, scope, inboxes, only, open })
    const memory = config.store.path === ':memory:'
    const folder = memory ? await mkdtemp(join(tmpdir(), 'mailproof-')) : null
    const spool = createSpool(folder ?? `${config.store.path}.spool`)
    try {
      const messages = readMbox(complete(body), { spool, plain: query.plain === true })
      const surroundings = { source: query.source ?? 'mbox', inboxOf, now: Date.now() }
      return await importMessages(messages, { store, scope, surroundings })
    } finally {
      spool.close()
      if (folder !== null) await rm(folder, { recursive: true, force: true })
    }
  },
})

/** The body, its end too early told as what it is. */
async function* complete(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw new SandboxError('bad_request', incomplete, { cause })
      })
      if (done) return
      yield value
    }
  } finally {
    reader.releaseLock()
  }
}

const incomplete = {
  en: 'The body of the request ended too early. What came whole is kept; send it again for the rest.',
  es: 'El cuerpo de la petición terminó antes de tiempo. Lo que llegó entero se conserva; envíalo otra vez para el resto.',
}
