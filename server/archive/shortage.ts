import { rm } from 'node:fs/promises'
import type { Counts, Retention } from '../types.ts'
import type { Arriving } from './arriving.ts'

const day = 24 * 60 * 60 * 1000

/** What an inbox has, and how much of it is kept. */
export interface Room extends Pick<Counts, 'total' | 'bytes'> {
  name: string
  retention: Retention
}

/**
 * Looks whether retention would delete mail because of an import: the oldest in an inbox make room,
 * and what is too old goes at once. Reads only until the first such message.
 * @param roomOf the inbox for mail that an archive says is of this one
 * @returns what would happen, in an English sentence; null when nothing would
 */
export async function shortage(
  messages: AsyncIterable<Arriving>,
  roomOf: (inbox: string | undefined) => Room,
  now: number,
): Promise<string | null> {
  const added = new Map<string, { messages: number; bytes: number }>()
  for await (const { raw, facts, at, size } of messages) {
    if (raw !== null && !(raw instanceof Uint8Array)) await rm(raw.file, { force: true })
    const { name, retention, total, bytes } = roomOf(facts?.inbox)
    const sum = added.get(name) ?? { messages: 0, bytes: 0 }
    added.set(name, sum)
    sum.messages++
    sum.bytes += size
    const arrived = facts?.arrivedAt === undefined ? at : Date.parse(facts.arrivedAt)
    if (retention.messages !== null && total + sum.messages > retention.messages) {
      const limit = retention.messages.toLocaleString('en-US')
      return `inbox ${name} keeps its newest ${limit} messages (retention-messages), and there would be more: the oldest would be deleted`
    }
    if (retention.bytes !== null && bytes + sum.bytes > retention.bytes) {
      return `inbox ${name} keeps ${retention.bytes.toLocaleString('en-US')} bytes of mail (retention-size), and there would be more: the oldest would be deleted`
    }
    if (retention.days !== null && arrived !== null && arrived < now - retention.days * day) {
      return `inbox ${name} keeps mail for ${retention.days} days (retention-days), and some of this is older: it would be deleted at once`
    }
  }
  return null
}

/** Whether anything is limited at all. */
export function isLimited({ messages, days, bytes }: Retention): boolean {
  return messages !== null || days !== null || bytes !== null
}
