import { serveThread } from '../../thread.ts'
import type { Message, MessagePage, Scope, TagCount } from '../../types.ts'
import type { Latest, ListQuery } from '../store.ts'
import { Connections } from './connections.ts'
import { storageFailure } from './failure.ts'
import { noLatest } from './missing.ts'
import { newest } from './read/indexed.ts'
import { list, newestOf } from './read/list.ts'
import { messageAt, placeAt, type RawPlace } from './read/message.ts'
import { tags } from './read/tags.ts'
import { Turn } from './read/turn.ts'
import { Zones } from './read/zones.ts'
import { select } from './where/select.ts'

/**
 * The thread that lists and searches. Several searches take turns, so that a long one holds up no
 * other, and each can be called off.
 */
interface Parts {
  path: string
  connections: Connections
}

let parts: Parts | undefined
/** Fails only when the search that needs it would. */
let learned: Promise<void> | undefined
const zones = new Zones()
const running = new Map<number, Turn>()

type Db = Parameters<Parameters<Connections['with']>[0]>[0]

/** @param call by which `cancel` names it */
async function run<T>(call: number, work: (db: Db, turn: Turn) => Promise<T>): Promise<T> {
  if (!parts) throw new Error('the data file is not open')
  const { path, connections } = parts
  const turn = new Turn()
  running.set(call, turn)
  try {
    return await connections.with((db) => work(db, turn))
  } catch (error) {
    throw storageFailure(error, path)
  } finally {
    running.delete(call)
  }
}

const latest = (scope: Scope, ref: Latest) => async (db: Db, turn: Turn) => {
  const n = await newestOf(db, select(db, scope, ref), { turn, zones })
  if (n === undefined) throw noLatest()
  return n
}

const handlers = {
  open(path: string): void {
    parts = { path, connections: new Connections(path) }
    // The first search by date should not wait for it.
    learned = run(-1, (db, turn) => zones.learn(db, newest(db), turn)).catch(() => undefined)
  },

  list: (call: number, scope: Scope, query: ListQuery): Promise<MessagePage> =>
    run(call, (db, turn) => list(db, scope, query, { turn, zones })),

  message: (call: number, scope: Scope, ref: Latest): Promise<Message> =>
    run(call, async (db, turn) => messageAt(db, await latest(scope, ref)(db, turn))),

  rawPlace: (call: number, scope: Scope, ref: Latest): Promise<RawPlace> =>
    run(call, async (db, turn) => placeAt(db, await latest(scope, ref)(db, turn))),

  tags: (call: number, scope: Scope, inbox?: string): Promise<TagCount[]> =>
    run(call, async (db) => tags(db, scope, inbox)),

  /** Nobody waits for this call any more. */
  cancel(call: number): void {
    running.get(call)?.cancel()
  },

  async close(): Promise<void> {
    for (const turn of running.values()) turn.cancel()
    await learned
    parts?.connections.close()
    parts = undefined
  },
}

export type SearcherHandlers = typeof handlers

serveThread(handlers)
