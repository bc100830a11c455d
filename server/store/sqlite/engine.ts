import { startThread } from '../../thread.ts'
import type { SandboxEvent } from '../../types.ts'
import type { Engine } from '../store.ts'
import { News } from './news.ts'
import type { ReaderHandlers } from './reader.ts'
import type { SearcherHandlers } from './searcher.ts'
import { facade } from './facade.ts'
import { Troubles } from './troubles.ts'
import type { WriterSignal } from './wire.ts'
import type { WriterHandlers } from './writer.ts'

const thread = (name: string) => new URL(`./${name}.js`, import.meta.url)

/**
 * SQLite behind three threads: one writes, one searches, one reads; the main thread never waits for
 * a disk.
 *
 * Of what the contract leaves open: a bulk act is one event for each inbox that it touched; a
 * message that moves is told to both its inboxes; ids that are not there are passed over unless
 * all are; a message just moved is found by no search until it is indexed anew.
 */
export const sqlite: Engine = {
  id: 'sqlite',
  async open(options) {
    const { path, retention, now = Date.now } = options
    const troubles = new Troubles(options.warn ?? (() => undefined))
    const news = new News(options.publish)
    const writer = startThread<WriterHandlers>(thread('writer'), {
      onSignal: (signal) => {
        // Only the writer signals, and only this; it made the JSON itself.
        const told = signal as WriterSignal
        if ('events' in told) news.hear(JSON.parse(told.events) as SandboxEvent[])
        else troubles.warn(told.warning)
      },
    })
    const reader = startThread<ReaderHandlers>(thread('reader'))
    const searcher = startThread<SearcherHandlers>(thread('searcher'))
    try {
      const opened = await writer.call.open({
        ...{ path, retention, at: now() },
        maxPages: options.maxPages ?? null,
      })
      await reader.call.open(opened.path, opened.key, retention)
      await searcher.call.open(opened.path)
      for (const notice of opened.notices) troubles.warn(notice)
      return facade({ file: opened.file, now, troubles, news, writer, reader, searcher })
    } catch (error) {
      await Promise.all([writer, reader, searcher].map((one) => one.terminate()))
      throw error
    }
  },
}
