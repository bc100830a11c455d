import type { KeptMessage, Reading, ScanQuery } from '../store/reading.ts'
import type { Store } from '../store/store.ts'
import type { Scope } from '../types.ts'

const pageRows = 200

/** Reads through the store itself: for data that is in no file. Slower than `openReading`. */
export function storeReading(
  store: Pick<Store, 'file' | 'list' | 'message' | 'raw' | 'inboxes'>,
): Reading {
  async function* scan(scope: Scope, query: ScanQuery): AsyncGenerator<KeptMessage> {
    const names = new Map((await store.inboxes(scope)).map(({ id, name }) => [id, name]))
    const { newest } = { newest: (await store.list(scope, { limit: 1 })).messages[0]?.n ?? 0 }
    const { inbox, search, after = 0 } = query
    let cursor: string | undefined
    do {
      const page = await store.list(scope, {
        ...{ inbox, search, cursor, sort: 'oldest', limit: pageRows },
      })
      for (const { id, n } of page.messages) {
        if (n > newest) return
        if (n <= after) continue
        const message = await store.message(scope, id)
        const chunks = async function* () {
          yield* (await store.raw(scope, id)).chunks
        }
        yield { ...message, inbox: names.get(message.inbox) ?? '', chunks }
      }
      cursor = page.cursor ?? undefined
    } while (cursor !== undefined)
  }
  return {
    file: store.file,
    scan,
    async amount(scope, { inbox, search }) {
      const { total } = await store.list(scope, { inbox, search, limit: 1 })
      return { messages: total, bytes: 0 }
    },
    inboxes: (scope) => store.inboxes(scope),
    close: async () => undefined,
  }
}
