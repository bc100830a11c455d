import type { MessageRow, SandboxEvent } from '../../server/types.ts'

/** A row of a list; `n` is its number, and its id unless another is given. */
export function aRow(n: number, change: Partial<MessageRow> = {}): MessageRow {
  return {
    id: `m${n}`,
    n,
    uid: n,
    inbox: 'shop',
    arrivedAt: new Date(Date.UTC(2026, 10, 22, 16, 0, n)).toISOString(),
    size: 1000,
    subject: `Message ${n}`,
    from: { name: 'Shop', address: 'shop@example.test' },
    to: [{ name: '', address: 'lucia@example.test' }],
    recipients: 1,
    unread: true,
    pinned: false,
    tags: [],
    analysis: 'analysed',
    snippet: 'The first words',
    attachments: 0,
    thread: null,
    threadSize: 1,
    facts: {},
    html: false,
    ...change,
  }
}

type Body = SandboxEvent extends infer E
  ? E extends SandboxEvent
    ? Omit<E, 'seq' | 'at' | 'inbox'>
    : never
  : never

let seq = 0

export function anEvent(body: Body, inbox: string | null = 'shop'): SandboxEvent {
  // Omit over each member and back again gives the same union.
  return { seq: ++seq, at: '2026-11-22T16:00:00.000Z', inbox, ...body }
}
