import { beforeEach, expect, test, vi } from 'vitest'
import type { EventBody, Message, MessageChange, SandboxEvent } from '../../../server/types.ts'
import { ApiError, type Client } from '../../../web/api/client.ts'
import { OpenMessage } from '../../../web/state/message.svelte.ts'
import { aMessage } from './message.ts'

let stored: Map<string, Message | ApiError>
let changes: { id: string; body: MessageChange }[]
let open: OpenMessage
let seq = 0

// Only what OpenMessage asks for is answered.
const client = {
  async call(route: string, input: { path: { id: string }; body: MessageChange }) {
    const found =
      stored.get(input.path.id) ?? new ApiError('not_found', 'There is no such message.')
    if (found instanceof ApiError) throw found
    if (route.startsWith('PATCH')) changes.push({ id: input.path.id, body: input.body })
    return route.startsWith('PATCH') ? { ...found, ...input.body } : found
  },
} as unknown as Client

beforeEach(() => {
  stored = new Map([['a', aMessage({ id: 'a' })]])
  changes = []
  open = new OpenMessage(client)
})

function event(body: EventBody): SandboxEvent {
  return { seq: ++seq, at: '2026-11-22T16:41:07.000Z', inbox: 'inbox-1', ...body }
}

async function opened(id: string, options?: { marksRead: boolean }) {
  open.open(id, options)
  await vi.waitFor(() => expect(open.value?.id ?? open.trouble).toBeTruthy())
}

test('marks a message read once when it is opened', async () => {
  stored.set('a', aMessage({ id: 'a', unread: true }))
  await opened('a')
  expect(open.value?.unread).toBe(false)
  expect(changes).toEqual([{ id: 'a', body: { unread: false } }])

  open.hear(event({ type: 'message.changed', ids: ['a'], change: { unread: true } }))
  open.reload()
  await vi.waitFor(() => expect(open.value?.unread).toBe(true))
  expect(changes).toHaveLength(1)
})

test('leaves a message unread that is only shown', async () => {
  stored.set('a', aMessage({ id: 'a', unread: true }))
  await opened('a', { marksRead: false })
  expect(open.value?.unread).toBe(true)
  expect(changes).toEqual([])
})

test('follows changes of its own message only', async () => {
  await opened('a')
  open.hear(event({ type: 'message.changed', ids: ['b'], change: { pinned: true } }))
  expect(open.value?.pinned).toBe(false)
  open.hear(event({ type: 'message.changed', ids: ['b', 'a'], change: { addTags: ['checkout'] } }))
  expect(open.value?.tags).toEqual(['checkout'])
})

test('reads the message again when it was analysed', async () => {
  stored.set('a', aMessage({ id: 'a', analysis: 'waiting', html: false }))
  await opened('a')
  const analysed = aMessage({ id: 'a', html: true })
  stored.set('a', analysed)
  open.hear(event({ type: 'message.analysed', message: analysed }))
  await vi.waitFor(() => expect(open.value?.analysis).toBe('analysed'))
})

test('says that the message was deleted, and shows it again after undo', async () => {
  await opened('a')
  open.hear(event({ type: 'messages.deleted', ids: ['a'] }))
  expect(open.trouble).toBe('gone')
  expect(open.value).toBeNull()
  open.hear(event({ type: 'messages.restored', ids: ['a'] }))
  await vi.waitFor(() => expect(open.value?.id).toBe('a'))
  expect(open.trouble).toBeNull()
})

test('tells a message that is not there from a server that does not answer', async () => {
  await opened('unknown')
  expect(open.trouble).toBe('missing')
  stored.set('b', new ApiError('offline', 'Mailproof cannot be reached.'))
  open.open('b')
  await vi.waitFor(() => expect(open.trouble).toBe('offline'))
})

test('keeps the message before until the new one is there', async () => {
  stored.set('b', aMessage({ id: 'b' }))
  await opened('a')
  open.open('b')
  expect(open.value?.id).toBe('a')
  await vi.waitFor(() => expect(open.value?.id).toBe('b'))
})

test('takes back a change that the server refuses', async () => {
  await opened('a')
  stored.set('a', new ApiError('storage', 'The disk is full.'))
  await expect(open.change({ pinned: true })).rejects.toThrow('The disk is full.')
  expect(open.value?.pinned).toBe(false)
})

/** Answers wait until they are let go, as they were when they were asked for. */
function lateAnswers() {
  const waiting: (() => void)[] = []
  const late = {
    call: async (_: string, { path }: { path: { id: string } }) => {
      const answer = stored.get(path.id)
      await new Promise<void>((resolve) => waiting.push(resolve))
      return answer
    },
  } as unknown as Client
  const next = async () => {
    await vi.waitFor(() => expect(waiting).toHaveLength(1))
    waiting.pop()?.()
  }
  return { open: new OpenMessage(late), next }
}

test('misses nothing that was told while the answer was on its way', async () => {
  const { open, next } = lateAnswers()
  stored.set('a', aMessage({ id: 'a', seq }))
  open.open('a', { marksRead: false })
  stored.set('a', aMessage({ id: 'a', seq: seq + 1, facts: { spam: 3 } }))
  open.hear(event({ type: 'message.checked', id: 'a', check: 'spam', facts: { spam: 3 } }))
  await next()
  await next()
  await vi.waitFor(() => expect(open.value?.facts).toEqual({ spam: 3 }))
})
