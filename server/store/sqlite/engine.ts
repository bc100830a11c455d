import type { MessagePort } from 'node:worker_threads'
import { SandboxError } from '../../errors.ts'
import { startThread, type Thread } from '../../thread.ts'
import type { Engine, NewMessage, Store, StoredMessage, StoreOptions } from '../store.ts'
import { Batches } from './batches.ts'
import { News } from './news.ts'
import { rawBytes } from './raw-bytes.ts'
import type { ReaderHandlers } from './reader.ts'
import type { Opened, WriterSignal } from './wire.ts'
import type { WriterHandlers } from './writer.ts'

// Next to this file: the source in development, the built one else.
const thread = (name: string) => new URL(import.meta.url.replace(/engine\.(ts|js)$/, `${name}.$1`))

/** SQLite behind two threads: one writes, one reads; the main thread never waits for a disk. */
export const sqlite: Engine = {
  id: 'sqlite',
  async open(options) {
    const now = options.now ?? Date.now
    const news = new News(options.publish)
    const writer = startThread<WriterHandlers>(thread('writer'), {
      onSignal: (signal) => {
        // Only the writer signals, and only this.
        const told = signal as WriterSignal
        if ('events' in told) news.hear(told.events)
        else options.warn?.(told.warning)
      },
    })
    const reader = startThread<ReaderHandlers>(thread('reader'))
    try {
      const { path, retention } = options
      const opened = await writer.call.open({ path, retention, at: now() })
      await reader.call.open(opened.path, opened.key, retention)
      for (const notice of opened.notices) options.warn?.(notice)
      return facade({ options, now, news, writer, reader, opened })
    } catch (error) {
      await Promise.all([writer.terminate(), reader.terminate()])
      throw error
    }
  },
}

interface Parts {
  options: StoreOptions
  now: () => number
  news: News
  writer: Thread<WriterHandlers>
  reader: Thread<ReaderHandlers>
  opened: Opened
}

function facade({ options, now, news, writer, reader, opened }: Parts): Store {
  let closing: Promise<void> | null = null
  const open = () => {
    if (closing) throw closedError()
  }
  const batches = new Batches((batch, bytes) => writer.send('add', [bytes], batch, bytes), now)

  async function add(messages: NewMessage[]): Promise<StoredMessage[]> {
    open()
    if (messages.length === 0) return []
    news.expect(messages)
    try {
      return await batches.add(messages, [])
    } catch (error) {
      news.failed(messages)
      throw error
    }
  }

  async function end() {
    await batches.drained()
    await writer.call.close(now())
    await reader.call.close()
    news.flush()
    await Promise.all([writer.terminate(), reader.terminate()])
  }

  return {
    file: opened.file,
    add,
    saveSessions: async (sessions) => (open(), batches.saveSessions(sessions)),
    list: async (...args) => (open(), reader.call.list(...args)),
    message: async (...args) => (open(), reader.call.message(...args)),
    raw: async (scope, ref, range) => (open(), rawBytes(reader, scope, ref, range)),
    async change() {
      throw new Error('later')
    },
    async delete() {
      throw new Error('later')
    },
    async undo() {
      throw new Error('later')
    },
    tags: async (...args) => (open(), reader.call.tags(...args)),
    counts: async (...args) => (open(), reader.call.counts(...args)),
    indexed: async () => (open(), reader.call.indexed()),
    inboxes: async (...args) => (open(), reader.call.inboxes(...args)),
    inbox: async (...args) => (open(), reader.call.inbox(...args)),
    createInbox: async (...args) => (open(), writer.call.createInbox(now(), ...args)),
    changeInbox: async (...args) => (open(), writer.call.changeInbox(now(), ...args)),
    async deleteInbox() {
      throw new Error('later')
    },
    sessions: async (...args) => (open(), reader.call.sessions(...args)),
    session: async (...args) => (open(), reader.call.session(...args)),
    eventsSince: async (...args) => (open(), reader.call.eventsSince(...args)),
    seq: async () => (open(), reader.call.seq()),
    secret: async (...args) => (open(), reader.call.secret(...args)),
    setSecret: async (...args) => (open(), writer.call.setSecret(now(), ...args)),
    analyseWith(port: MessagePort) {
      open()
      writer.send('analyseWith', [port], now(), port).catch(options.warn)
    },
    close: () => (closing ??= end()),
  }
}

function closedError() {
  return new SandboxError('storage', {
    en: 'The store is closed: Mailproof is stopping.',
    es: 'El almacén está cerrado: Mailproof se está deteniendo.',
  })
}
