import { SandboxError } from '../../errors.ts'
import type { Thread } from '../../thread.ts'
import type { Text } from '../../types.ts'
import type { SettledAttempt } from '../releases.ts'
import type { Store } from '../store.ts'
import { Adding } from './adding.ts'
import { Batches, type SendBatch } from './batches.ts'
import { Gathered } from './gathered.ts'
import type { News } from './news.ts'
import { rawBytes, releaseBytes } from './raw-bytes.ts'
import type { ReaderHandlers } from './reader.ts'
import type { SearcherHandlers } from './searcher.ts'
import { Searching } from './searching.ts'
import type { Troubles } from './troubles.ts'
import type { WriterHandlers } from './writer.ts'

export interface Threads {
  writer: Thread<WriterHandlers>
  reader: Thread<ReaderHandlers>
  searcher: Thread<SearcherHandlers>
}

interface Parts extends Threads {
  file: string
  now: () => number
  troubles: Troubles
  news: News
}

/** How often things are looked at that only time brings about. */
const sweepEveryMs = 1000

/**
 * The store as its callers see it: lists and searches to the searcher, so that no other question
 * waits for them, these to the reader, acts to the writer.
 */
export function facade(parts: Parts): Store {
  const { file, now, troubles, news, writer, reader, searcher } = parts
  const searching = new Searching(searcher)
  let closing: Promise<void> | null = null
  const send: SendBatch = (batch, bytes) => writer.send('add', [bytes], batch, bytes)
  const batches = new Batches(send, news, now)
  const warn = (text: Text) => troubles.warn(text)
  const settling = new Gathered<SettledAttempt>((settled) => writer.call.settle(now(), settled))
  const adding = new Adding({ writer, batches, now, warn })

  const failed = (error: unknown) => {
    if (!closing) warn(error instanceof SandboxError ? error.text : stopped(error))
  }
  const sweep = async () => {
    try {
      await writer.call.sweep(now())
      if (!troubles.refusing) return
      await writer.call.probe(now())
      troubles.over()
    } catch (error) {
      failed(error)
    }
  }
  const timer = setInterval(() => void sweep(), sweepEveryMs).unref()

  const read = <T>(question: () => Promise<T>): Promise<T> => {
    if (closing) throw closed()
    return troubles.look(question())
  }
  const write = <T>(act: () => Promise<T>): Promise<T> => {
    if (closing) throw closed()
    return troubles.watch(act())
  }

  async function end() {
    clearInterval(timer)
    await adding.settled()
    await batches.drained()
    try {
      await Promise.all([reader.call.close(), searcher.call.close()])
      await writer.call.close(now())
      // The writer's last events are on their way; they came before this.
      news.flush()
    } finally {
      // Whatever failed, a thread that lives on keeps the process from ending.
      await Promise.all([writer, reader, searcher].map((thread) => thread.terminate()))
    }
  }

  return {
    file,
    add: async (messages) => write(() => adding.add(messages)),
    saveSessions: async (sessions) => write(() => batches.saveSessions(sessions)),

    list: async (...args) => read(() => searching.list(...args)),
    message: async (scope, ref) =>
      read(() =>
        typeof ref === 'string' ? reader.call.message(scope, ref) : searching.message(scope, ref),
      ),
    matching: async (...args) => read(() => reader.call.matching(...args)),
    raw: async (...args) => read(() => rawBytes({ reader, searching }, ...args)),
    change: async (...args) => write(() => writer.call.change(now(), ...args)),
    delete: async (...args) => write(() => writer.call.delete(now(), ...args)),
    undo: async (...args) => write(() => writer.call.undo(now(), ...args)),
    tags: async (...args) => read(() => searching.tags(...args)),
    counts: async (...args) => read(() => reader.call.counts(...args)),
    indexed: async () => read(() => reader.call.indexed()),

    inboxes: async (...args) => read(() => reader.call.inboxes(...args)),
    inbox: async (...args) => read(() => reader.call.inbox(...args)),
    createInbox: async (...args) => write(() => writer.call.createInbox(now(), ...args)),
    changeInbox: async (...args) => write(() => writer.call.changeInbox(now(), ...args)),
    deleteInbox: async (...args) => write(() => writer.call.deleteInbox(now(), ...args)),

    savedSearches: async (...args) => read(() => reader.call.savedSearches(...args)),
    saveSearch: async (...args) => write(() => writer.call.saveSearch(now(), ...args)),
    changeSavedSearch: async (...args) => write(() => writer.call.changeSearch(now(), ...args)),
    deleteSavedSearch: async (...args) => write(() => writer.call.deleteSearch(now(), ...args)),

    zones: async () => read(() => reader.call.zones()),
    zone: async (...args) => read(() => reader.call.zone(...args)),
    saveZone: async (...args) => write(() => writer.call.saveZone(now(), ...args)),
    deleteZone: async (...args) => write(() => writer.call.deleteZone(now(), ...args)),
    dkimKey: async (...args) => read(() => reader.call.dkimKey(...args)),
    addDkimKey: async (...args) => write(() => writer.call.addDkimKey(now(), ...args)),
    deleteDkimKey: async (...args) => write(() => writer.call.deleteDkimKey(now(), ...args)),

    relays: async () => read(() => reader.call.relays()),
    saveRelay: async (...args) => write(() => writer.call.saveRelay(now(), ...args)),
    deleteRelay: async (...args) => write(() => writer.call.deleteRelay(now(), ...args)),
    relayPassword: async (...args) => read(() => reader.call.relayPassword(...args)),
    releasePolicy: async () => read(() => reader.call.releasePolicy()),
    saveReleasePolicy: async (...args) =>
      write(() => writer.call.saveReleasePolicy(now(), ...args)),

    addReleases: async (...args) => write(() => writer.call.addReleases(now(), ...args)),
    releases: async (...args) => read(() => reader.call.releases(...args)),
    release: async (...args) => read(() => reader.call.release(...args)),
    releaseTotals: async (...args) => read(() => reader.call.releaseTotals(...args, now())),
    changeReleases: async (...args) => write(() => writer.call.changeReleases(now(), ...args)),
    releaseRaw: async (...args) => read(() => releaseBytes(reader, ...args)),
    claim: async (...args) => write(() => writer.call.claim(now(), ...args)),
    committing: async (...args) => write(() => writer.call.committing(now(), ...args)),
    settle: async (settled) => write(() => settling.add(settled)),
    relayUsage: async (...args) => read(() => reader.call.relayUsage(...args)),
    releasedBodies: async (...args) => read(() => reader.call.releasedBodies(...args)),

    forwardRules: async () => read(() => reader.call.forwardRules()),
    saveForwardRule: async (...args) => write(() => writer.call.saveForwardRule(now(), ...args)),
    deleteForwardRule: async (...args) =>
      write(() => writer.call.deleteForwardRule(now(), ...args)),
    keptBack: async (...args) => write(() => writer.call.keptBack(now(), ...args)),
    ruleCursor: async () => read(() => reader.call.ruleCursor()),
    saveRuleCursor: async (...args) => write(() => writer.call.saveRuleCursor(now(), ...args)),
    ruleUsage: async (...args) => read(() => reader.call.ruleUsage(...args)),

    sessions: async (...args) => read(() => reader.call.sessions(...args)),
    session: async (...args) => read(() => reader.call.session(...args)),

    eventsSince: async (...args) => read(() => reader.call.eventsSince(...args)),
    seq: async () => read(() => reader.call.seq()),

    secret: async (...args) => read(() => reader.call.secret(...args)),
    setSecret: async (...args) => write(() => writer.call.setSecret(now(), ...args)),

    checkers: async (...args) => write(() => writer.call.checkers(now(), ...args)),
    unchecked: async (...args) => read(() => reader.call.unchecked(...args)),
    checkable: async (...args) => read(() => reader.call.checkable(...args)),
    saveReports: async (...args) => write(() => writer.call.saveReports(now(), ...args)),
    reports: async (...args) => read(() => reader.call.reports(...args)),

    analyseWith(port) {
      if (closing) throw closed()
      writer.send('analyseWith', [port], now(), port).catch(failed)
    },
    describe: async (address) => write(() => writer.call.describe(now(), address)),
    troubles: async () => troubles.list(),
    close: () => (closing ??= end()),
  }
}

function closed() {
  return new SandboxError('storage', {
    en: 'The store is closed: Mailproof is stopping.',
    es: 'El almacén está cerrado: Mailproof se está deteniendo.',
  })
}

function stopped(error: unknown): Text {
  const reason = error instanceof Error ? error.message : String(error)
  return {
    en: `The store does not answer (${reason}): restart Mailproof.`,
    es: `El almacén no responde (${reason}): reinicie Mailproof.`,
  }
}
