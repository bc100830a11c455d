import { expect, test } from 'vitest'
import { analysed, indexed, type Waiting } from '../../server/api/wait.ts'
import { createBus } from '../../server/events/bus.ts'
import type { Store } from '../../server/store/store.ts'
import type { Message, SandboxEvent } from '../../server/types.ts'

/** A store in which one message waits until it is told otherwise. */
function waiting(closing = new AbortController().signal) {
  const state = { analysis: 'waiting', indexedThrough: 0, asked: 0 }
  const events = createBus<SandboxEvent>((error) => {
    throw error
  })
  const store = {
    message: async () => ({ id: 'm', analysis: state.analysis }) as Message,
    async indexed() {
      state.asked++
      return { indexedThrough: state.indexedThrough, pending: 1, newest: 3 }
    },
  } as Partial<Store> as Store
  const visit: Waiting = {
    sandbox: { store, events },
    scope: { actor: 'test', inboxes: 'all' },
    request: { signal: new AbortController().signal },
    closing,
  }
  const tell = (id: string) =>
    events.publish([{ type: 'message.analysed', message: { id } } as SandboxEvent])
  return { state, visit, tell }
}

test('waits for the analysis of its own message', async () => {
  const { state, visit, tell } = waiting()
  const answer = analysed(visit, 'm')
  let done = false
  void answer.then(() => (done = true))
  await new Promise(setImmediate)
  tell('another')
  await new Promise(setImmediate)
  expect(done).toBe(false)
  state.analysis = 'failed'
  tell('m')
  expect(await answer).toMatchObject({ analysis: 'failed' })
})

test('misses no analysis that ends between asking and listening', async () => {
  const { state, visit } = waiting()
  const answer = analysed(visit, 'm')
  state.analysis = 'analysed'
  expect(await answer).toMatchObject({ analysis: 'analysed' })
})

test('answers not_ready at once when the server stops', async () => {
  const stop = new AbortController()
  const { visit } = waiting(stop.signal)
  const answer = analysed(visit, 'm')
  await new Promise(setImmediate)
  stop.abort()
  await expect(answer).rejects.toMatchObject({ code: 'not_ready' })
  await expect(analysed(visit, 'm')).rejects.toMatchObject({ code: 'not_ready' })
})

test('waits until the index has passed what was committed before', async () => {
  const { state, visit, tell } = waiting()
  const answer = indexed(visit)
  await new Promise(setImmediate)
  for (const through of [1, 2, 3]) {
    state.indexedThrough = through
    tell(String(through))
  }
  await answer
  expect(state.asked).toBeLessThanOrEqual(4)
})

test('a search goes on after two seconds of waiting for the index', async () => {
  const { visit } = waiting()
  const started = performance.now()
  await indexed(visit)
  expect(performance.now() - started).toBeGreaterThan(1900)
})
