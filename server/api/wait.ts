import { SandboxError } from '../errors.ts'
import type { Sandbox } from '../sandbox.ts'
import type { MessageRef } from '../store/store.ts'
import type { Message, SandboxEvent, Scope } from '../types.ts'

/** How long a request waits for the analysis of a message, in ms. */
const analysisPatience = 10_000
/** How long a search waits for the index to hold what was committed before it, in ms. */
const indexPatience = 2_000

/** What a waiting request needs of its visit. */
export interface Waiting {
  sandbox: Pick<Sandbox, 'store' | 'events'>
  scope: Scope
  request: { signal: AbortSignal }
  closing: AbortSignal
}

/**
 * The message once it is analysed, however that ended.
 * @throws SandboxError `not_ready` after 10 s
 */
export async function analysed(visit: Waiting, ref: MessageRef): Promise<Message> {
  const { sandbox, scope } = visit
  const message = await sandbox.store.message(scope, ref)
  if (message.analysis !== 'waiting') return message
  const mine = (event: SandboxEvent) =>
    event.type === 'message.analysed' && event.message.id === message.id
  await until(visit, analysisPatience, mine, async () => {
    const { analysis } = await sandbox.store.message(scope, message.id)
    return analysis !== 'waiting'
  })
  const now = await sandbox.store.message(scope, message.id)
  if (now.analysis !== 'waiting') return now
  throw new SandboxError('not_ready', {
    en: 'The message is still being analysed. Ask again in a moment.',
    es: 'El mensaje aún se está analizando. Vuelve a preguntar en un momento.',
  })
}

/** Resolves when the search index holds every message committed before the call, or after 2 s. */
export async function indexed(visit: Waiting): Promise<void> {
  const { store } = visit.sandbox
  const { newest, indexedThrough } = await store.indexed()
  if (indexedThrough >= newest) return
  const caughtUp = async () => (await store.indexed()).indexedThrough >= newest
  await until(visit, indexPatience, (event) => event.type === 'message.analysed', caughtUp)
}

/**
 * Resolves when `reached` says yes: asked once after listening has begun, then after each event
 * that matters, never twice at a time. Gives up silently after `patience` ms, when the client
 * goes away, and when the server closes.
 */
async function until(
  { sandbox, request, closing }: Waiting,
  patience: number,
  matters: (event: SandboxEvent) => boolean,
  reached: () => Promise<boolean>,
): Promise<void> {
  const { promise, resolve, reject } = withResolvers()
  let asking = false
  let again = false
  const ask = async () => {
    if (asking) {
      again = true
      return
    }
    asking = true
    do {
      again = false
      if (await reached()) resolve()
    } while (again)
    asking = false
  }
  const start = () => void ask().catch(reject)
  const unsubscribe = sandbox.events.subscribe((event) => matters(event) && start())
  const timer = setTimeout(resolve, patience)
  const { signal } = request
  signal.addEventListener('abort', resolve, { once: true })
  closing.addEventListener('abort', resolve, { once: true })
  if (signal.aborted || closing.aborted) resolve()
  else start()
  try {
    await promise
  } finally {
    unsubscribe()
    clearTimeout(timer)
    signal.removeEventListener('abort', resolve)
    closing.removeEventListener('abort', resolve)
  }
}

function withResolvers() {
  let resolve = () => {}
  let reject: (error: unknown) => void = () => {}
  const promise = new Promise<void>((yes, no) => {
    resolve = () => yes()
    reject = no
  })
  return { promise, resolve, reject }
}
