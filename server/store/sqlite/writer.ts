import type { MessagePort } from 'node:worker_threads'
import { SandboxError } from '../../errors.ts'
import { serveThread, signal } from '../../thread.ts'
import type { Inbox, InboxChange, NewInbox, Scope, Text } from '../../types.ts'
import { openDataFile, type DataFile } from './open.ts'
import { keyOf, Secrets } from './secrets.ts'
import type { AddOutcome, Batch, Opened, OpenRequest, WriterSignal } from './wire.ts'
import { Adder } from './write/add.ts'
import { AnalysisQueue } from './write/analysis.ts'
import { InboxWriter } from './write/inboxes.ts'
import { Sessions } from './write/sessions.ts'
import { Writing } from './write/writing.ts'

/** The thread with the only connection that writes. Each call is one durable transaction. */
interface Parts {
  file: DataFile
  writing: Writing
  adder: Adder
  sessions: Sessions
  inboxes: InboxWriter
  analysis: AnalysisQueue
}

let parts: Parts | undefined

function at(now: number): Parts {
  if (!parts) throw new Error('the data file is not open')
  parts.writing.clock.set(now)
  return parts
}

const tell = (message: WriterSignal) => signal(message)

const handlers = {
  open(request: OpenRequest): Opened {
    const file = openDataFile(request.path, request.at)
    const { db, path } = file
    const { key, made } = keyOf(path)
    const writing = new Writing({
      db,
      path,
      secrets: new Secrets(db, key),
      retention: request.retention,
      publish: (events) => tell({ events }),
      report: (error) => tell({ warning: warningOf(error) }),
    })
    writing.clock.set(request.at)
    const sessions = new Sessions(writing)
    const adder = new Adder(writing, sessions)
    const inboxes = new InboxWriter(writing)
    const remade = writing.transact(() => {
      sessions.interrupt(request.at)
      return inboxes.start(file.fresh)
    })
    const analysis = new AnalysisQueue(writing)
    parts = { file, writing, adder, sessions, inboxes, analysis }
    const notices = made && !file.fresh ? [keyLost(path, remade)] : []
    return { file: idOf(db), path, key: Uint8Array.from(key), seq: seqOf(db), notices }
  },

  add(batch: Batch, bytes: ArrayBuffer): AddOutcome[] {
    const { adder, writing } = at(batch.at)
    const outcomes = adder.add(batch, new Uint8Array(bytes))
    writing.background.wake()
    return outcomes
  },

  createInbox(now: number, scope: Scope, inbox: NewInbox & { origin: Inbox['origin'] }): Inbox {
    return at(now).inboxes.create(scope, inbox)
  },

  changeInbox(now: number, scope: Scope, id: string, change: InboxChange): Inbox {
    return at(now).inboxes.change(scope, id, change)
  },

  setSecret(now: number, name: string, value: string): void {
    const { writing } = at(now)
    writing.transact(() => writing.secrets.write(name, value))
  },

  analyseWith(now: number, port: MessagePort): void {
    at(now).analysis.connect(port)
  },

  describe(now: number, address: string): void {
    at(now).file.lock.describe(address)
  },

  close(now: number): void {
    const { analysis, writing, file } = at(now)
    writing.background.end()
    analysis.close()
    writing.flushEvents()
    file.close()
    parts = undefined
  },
}

export type WriterHandlers = typeof handlers

serveThread(handlers)

function idOf(db: DataFile['db']): string {
  const row = db.prepare<[], { id: string }>('SELECT id FROM file').get()
  if (!row) throw new Error('the data file has no id')
  return row.id
}

function seqOf(db: DataFile['db']): number {
  const query = "SELECT seq FROM sqlite_sequence WHERE name = 'outbox'"
  return db.prepare<[], { seq: number }>(query).get()?.seq ?? 0
}

function warningOf(error: unknown): Text {
  if (error instanceof SandboxError) return error.text
  const reason = error instanceof Error ? error.message : String(error)
  return {
    en: `Work behind the scenes of the store failed: ${reason}`,
    es: `Falló una tarea interna del almacén: ${reason}`,
  }
}

function keyLost(path: string, inboxes: string[]): Text {
  const names = inboxes.join(', ')
  return {
    en: `The key file ${path}.key was missing, so a new one was made: stored secrets cannot be read any more. New passwords for the inboxes: ${names}.`,
    es: `Faltaba el archivo de clave ${path}.key y se ha creado otro: los secretos guardados ya no se pueden leer. Contraseñas nuevas para los buzones: ${names}.`,
  }
}
