import { SandboxError } from '../../errors.ts'
import type { Thread } from '../../thread.ts'
import type { Text } from '../../types.ts'
import type { Store } from '../store.ts'
import { Adding } from './adding.ts'
import { Batches } from './batches.ts'
import type { News } from './news.ts'
import { rawBytes } from './raw-bytes.ts'
import type { ReaderHandlers } from './reader.ts'
import type { WriterHandlers } from './writer.ts'

export interface Threads {
  writer: Thread<WriterHandlers>
  reader: Thread<ReaderHandlers>
}

interface Parts extends Threads {
  file: string
  now: () => number
  warn: (text: Text) => void
  news: News
}

/** How often things are looked at that only time brings about. */
const sweepEveryMs = 1000

/** The store as its callers see it: questions to the reader, acts to the writer. */
export function facade({ file, now, warn, news, writer, reader }: Parts): Store {
  let closing: Promise<void> | null = null
  const batches = new Batches((batch, bytes) => writer.send('add', [bytes], batch, bytes), now)
  const adding = new Adding({ writer, batches, news, now, warn })

  const failed = (error: unknown) => {
    if (!closing) warn(error instanceof SandboxError ? error.text : stopped(error))
  }
  const sweep = () => writer.call.sweep(now()).catch(failed)
  const timer = setInterval(() => void sweep(), sweepEveryMs).unref()

  const read = () => {
    if (closing) throw closed()
    return reader.call
  }
  const write = () => {
    if (closing) throw closed()
    return writer.call
  }

  async function end() {
    clearInterval(timer)
    await adding.settled()
    await batches.drained()
    try {
      await reader.call.close()
      await writer.call.close(now())
      // The writer's last events are on their way; they came before this.
      news.flush()
    } finally {
      // Whatever failed, a thread that lives on keeps the process from ending.
      await Promise.all([writer.terminate(), reader.terminate()])
    }
  }

  return {
    file,
    add: async (messages) => (write(), adding.add(messages)),
    saveSessions: async (sessions) => (write(), batches.saveSessions(sessions)),

    list: async (...args) => read().list(...args),
    message: async (...args) => read().message(...args),
    raw: async (...args) => (read(), rawBytes(reader, ...args)),
    change: async (...args) => write().change(now(), ...args),
    delete: async (...args) => write().delete(now(), ...args),
    undo: async (...args) => write().undo(now(), ...args),
    tags: async (...args) => read().tags(...args),
    counts: async (...args) => read().counts(...args),
    indexed: async () => read().indexed(),

    inboxes: async (...args) => read().inboxes(...args),
    inbox: async (...args) => read().inbox(...args),
    createInbox: async (...args) => write().createInbox(now(), ...args),
    changeInbox: async (...args) => write().changeInbox(now(), ...args),
    deleteInbox: async (...args) => write().deleteInbox(now(), ...args),

    sessions: async (...args) => read().sessions(...args),
    session: async (...args) => read().session(...args),

    eventsSince: async (...args) => read().eventsSince(...args),
    seq: async () => read().seq(),

    secret: async (...args) => read().secret(...args),
    setSecret: async (...args) => write().setSecret(now(), ...args),

    analyseWith(port) {
      write()
      writer.send('analyseWith', [port], now(), port).catch(failed)
    },
    describe: async (address) => write().describe(now(), address),
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
