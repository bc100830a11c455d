import type { MessagePort } from 'node:worker_threads'
import { SandboxError } from '../../errors.ts'
import { serveThread, signal } from '../../thread.ts'
import type {
  DkimKey,
  Inbox,
  InboxChange,
  MessageChange,
  NewInbox,
  NewSearch,
  Relay,
  ReleaseAct,
  ReleasePolicy,
  Scope,
  SearchChange,
  Text,
  ZoneChange,
  ZoneRecord,
} from '../../types.ts'
import type { ClaimRequest, NewRelease, ReleaseTarget } from '../releases.ts'
import type { CheckedMessage, Checker, GivenOut, Target } from '../store.ts'
import { storageFailure } from './failure.ts'
import { newestSeq } from './read/events.ts'
import {
  keptFields,
  type Added,
  type Batch,
  type Opened,
  type OpenRequest,
  type ReleaseProgress,
  type WriterSignal,
} from './wire.ts'
import type { SavedRule } from './write/relays.ts'
import { openParts, type Parts } from './write/parts.ts'

/**
 * The thread with the only connection that writes. Each call is one durable transaction and
 * brings the owner's clock along.
 */
let parts: Parts | undefined

function at(now: number): Parts {
  if (!parts) throw new Error('the data file is not open')
  parts.writing.clock.set(now)
  return parts
}

const tell = (message: WriterSignal) => signal(message)

const handlers = {
  open(request: OpenRequest): Opened {
    try {
      parts = openParts(request, {
        publish: (events) => tell({ events: JSON.stringify(events) }),
        report: (error) => tell({ warning: warningOf(error) }),
      })
    } catch (error) {
      throw storageFailure(error, request.path)
    }
    const { file, key, writing, remade } = parts
    const { db, path } = file
    writing.background.wake()
    const notices = remade.length > 0 ? [keyLost(path, remade)] : []
    if (file.strangeLog !== null) notices.push(logLost(path, file.strangeLog))
    const id = db.prepare<[], { id: string }>('SELECT id FROM file').get()?.id ?? ''
    return { file: id, path, key: Uint8Array.from(key), seq: newestSeq(db), notices }
  },

  async add(batch: Batch, bytes: ArrayBuffer): Promise<Added> {
    const { adder, analysis, writing, file } = at(batch.at)
    if (batch.calls.length > 0) {
      file.room.need(bytes.byteLength)
      await analysis.room()
    }
    const added = adder.add(batch, new Uint8Array(bytes))
    analysis.grew(added.kept.length / keptFields, bytes.byteLength)
    writing.background.wake()
    return added
  },

  stage(now: number, path: string, size: number): Promise<number> {
    const { file, stager } = at(now)
    file.room.need(size)
    return stager.stage(path, size)
  },
  unstage: (now: number, owner: number) => at(now).stager.abandon(owner),

  change: (now: number, scope: Scope, target: Target, change: MessageChange) =>
    soon(now, ({ changer }) => changer.change(scope, target, change)),
  delete: (now: number, scope: Scope, target: Target) =>
    soon(now, ({ deleter }) => deleter.delete(scope, target)),
  undo: (now: number, scope: Scope, token: string) =>
    soon(now, ({ deleter }) => deleter.undo(scope, token)),

  createInbox: (now: number, scope: Scope, inbox: NewInbox & { origin: Inbox['origin'] }) =>
    soon(now, ({ inboxes }) => inboxes.create(scope, inbox)),
  changeInbox: (now: number, scope: Scope, id: string, change: InboxChange) =>
    soon(now, ({ inboxes }) => inboxes.change(scope, id, change)),
  deleteInbox: (now: number, scope: Scope, id: string) =>
    soon(now, ({ inboxes }) => inboxes.delete(scope, id)),

  saveSearch: (now: number, scope: Scope, search: NewSearch) =>
    at(now).searches.save(scope, search),
  changeSearch: (now: number, scope: Scope, id: string, change: SearchChange) =>
    at(now).searches.change(scope, id, change),
  deleteSearch: (now: number, scope: Scope, id: string) => at(now).searches.delete(scope, id),

  saveZone: (now: number, domain: string, change: ZoneChange) => at(now).zones.save(domain, change),
  deleteZone: (now: number, domain: string) => at(now).zones.delete(domain),
  addDkimKey: (now: number, domain: string, key: DkimKey, record: ZoneRecord, privateKey: string) =>
    at(now).zones.addKey(domain, key, record, privateKey),
  deleteDkimKey: (now: number, domain: string, selector: string, recordName: string) =>
    at(now).zones.deleteKey(domain, selector, recordName),

  saveRelay: (now: number, relay: Omit<Relay, 'hasPassword'>, password?: string | null) =>
    at(now).relays.save(relay, password),
  deleteRelay: (now: number, id: string) => at(now).relays.delete(id),
  savePolicy: (now: number, policy: ReleasePolicy) => at(now).relays.savePolicy(policy),
  saveRule: (now: number, rule: SavedRule) => at(now).relays.saveRule(rule),
  deleteRule: (now: number, id: string) => at(now).relays.deleteRule(id),
  keptBack: (now: number, rule: string, messages: number, reason: Text) =>
    at(now).relays.keptBack(rule, messages, reason),
  saveRuleCursor: (now: number, seq: number) => at(now).relays.saveCursor(seq),

  addReleases: (now: number, releases: NewRelease[]) => at(now).releases.add(releases),
  changeReleases: (now: number, scope: Scope, target: ReleaseTarget, act: ReleaseAct) =>
    soon(now, ({ releases }) => releases.change(scope, target, act)),
  claim: (now: number, request: ClaimRequest) => at(now).sending.claim(request),
  progress: (now: number, progress: ReleaseProgress) => at(now).sending.progress(progress),

  setSecret(now: number, name: string, value: string): void {
    const { writing } = at(now)
    writing.transact(() => writing.secrets.write(name, value))
  },

  checkers: (now: number, checkers: Checker[]) =>
    soon(now, ({ checkers: known }) => known.use(checkers)),
  saveReports: (now: number, checked: CheckedMessage[], given?: GivenOut) =>
    soon(now, ({ reports }) => reports.save(checked, given)),

  /** Called now and then: what only time brings about. */
  sweep: (now: number) =>
    soon(now, async ({ retainer, sessions, analysis, deleter, trimmer }) => {
      deleter.shorten()
      await retainer.sweep()
      sessions.prune()
      trimmer.sweep()
      analysis.recount()
    }),

  /** Whether mail can be kept again. @throws SandboxError `storage` as long as it cannot */
  probe(now: number): void {
    const { file, writing } = at(now)
    file.room.again()
    writing.transact(() => writing.db.exec('UPDATE file SET created_at = created_at'))
  },

  analyseWith: (now: number, port: MessagePort) => at(now).analysis.connect(port),
  describe: (now: number, address: string) => at(now).file.lock.describe(address),

  async close(now: number): Promise<void> {
    const { analysis, writing, file } = at(now)
    await Promise.allSettled(acts)
    writing.background.end()
    try {
      analysis.close()
    } catch (error) {
      // What it found is found again at the next start; a full disk must not keep us from ending.
      tell({ warning: warningOf(error) })
    }
    writing.flushEvents()
    parts = undefined
    file.close()
  },
}

export type WriterHandlers = typeof handlers

serveThread(handlers)

/** Acts that go on in slices. */
const acts = new Set<Promise<unknown>>()

/** An act, then whatever work it left behind. */
async function soon<T>(now: number, act: (parts: Parts) => T | Promise<T>): Promise<T> {
  const known = at(now)
  const acting = Promise.resolve(act(known))
  acts.add(acting)
  try {
    return await acting
  } finally {
    acts.delete(acting)
    known.writing.background.wake()
  }
}

function warningOf(error: unknown): Text {
  if (error instanceof SandboxError) return error.text
  const reason = error instanceof Error ? error.message : String(error)
  return {
    en: `Work behind the scenes of the store failed: ${reason}`,
    es: `Falló una tarea interna del almacén: ${reason}`,
  }
}

function logLost(path: string, aside: string): Text {
  return {
    en: `The log ${path}-wal made no sense, so it was renamed to ${aside}: the mail of the last moments before the stop may be missing.`,
    es: `El registro ${path}-wal no tenía sentido y se ha renombrado a ${aside}: puede faltar el correo de los últimos momentos antes de la parada.`,
  }
}

function keyLost(path: string, inboxes: string[]): Text {
  const names = inboxes.join(', ')
  return {
    en: `The key file ${path}.key was missing, so a new one was made: stored secrets cannot be read any more. New passwords for the inboxes: ${names}.`,
    es: `Faltaba el archivo de clave ${path}.key y se ha creado otro: los secretos guardados ya no se pueden leer. Contraseñas nuevas para los buzones: ${names}.`,
  }
}
