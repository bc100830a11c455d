import type { Database } from 'better-sqlite3'
import type { Condition } from '../../../search/condition.ts'
import { factSource, undecidedSource } from './facts.ts'
import type { Asking } from './rows.ts'

/** Where candidates come from, in the order of their numbers. */
export interface Source {
  from: string
  key: string
  where: string[]
  /** The condition that it answers. */
  answers: Condition
  /** So few that asking about each of them is quickest. */
  few: boolean
}

const few = 500

/** Indexes that hold only the messages for which something is true: tags, pins, releases. */
export function sources(db: Database, conditions: Condition[], asking: Asking): Source[] {
  return conditions
    .flatMap((condition) => sourceOf(db, condition, asking) ?? [])
    .sort((a, b) => Number(b.few) - Number(a.few))
}

function sourceOf(db: Database, condition: Condition, asking: Asking): Source | null {
  if (!('op' in condition)) return null
  if (condition.field === 'fact') return factSource(db, condition, asking)
  if (condition.op !== 'is') return null
  const { bind } = asking
  if (condition.field === 'undecided') return undecidedSource(db, condition, asking)
  if (condition.field === 'tag') {
    return {
      from: 'tag d',
      key: 'd.message',
      where: [`d.tag = ${bind(condition.value)}`],
      answers: condition,
      few: areFew(db, 'tag WHERE tag = ?', condition.value),
    }
  }
  if (condition.field === 'thread') {
    return {
      from: 'message d INDEXED BY message_thread',
      key: 'd.n',
      where: [`d.thread = ${bind(Number(condition.value))}`],
      answers: condition,
      few: areFew(db, 'message INDEXED BY message_thread WHERE thread = ?', condition.value),
    }
  }
  const partial = partials[condition.field]
  if (partial === undefined) return null
  const { index, where } = partial
  return {
    from: `message d INDEXED BY ${index}`,
    key: 'd.n',
    where: [`d.${where}`],
    answers: condition,
    few: areFew(db, `message INDEXED BY ${index} WHERE ${where}`),
  }
}

const partials: Partial<Record<string, { index: string; where: string }>> = {
  pinned: { index: 'message_pinned', where: 'pinned = 1' },
  tagged: { index: 'message_tagged', where: "tags <> '[]'" },
  superseded: { index: 'message_superseded', where: 'superseded = 1' },
  released: { index: 'message_released', where: 'released > 0' },
}

function areFew(db: Database, where: string, ...params: string[]): boolean {
  const count = db.prepare<string[], { rows: number }>(
    `SELECT count(*) AS rows FROM (SELECT 1 FROM ${where} LIMIT ${few + 1})`,
  )
  return (count.get(...params)?.rows ?? 0) <= few
}

/** The messages of one inbox, when they are a small part of all. */
export function inboxSource(db: Database, inboxes: number[]): Omit<Source, 'answers'> | null {
  const [inbox] = inboxes
  if (inboxes.length !== 1 || inbox === undefined) return null
  const all = db
    .prepare<[number], { here: number; total: number }>(
      'SELECT sum(total) FILTER (WHERE n = ?) AS here, sum(total) AS total FROM inbox',
    )
    .get(inbox)
  if (!all || all.here * 8 > all.total) return null
  const where = [`d.inbox = ${inbox}`, 'd.hidden IS NULL']
  return { from: 'message d INDEXED BY message_of_inbox', key: 'd.n', where, few: all.here <= few }
}
