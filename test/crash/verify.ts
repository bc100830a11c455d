import { readdirSync } from 'node:fs'
import type { Inbox, MessagePage, MessageRow } from '../../server/types.ts'
import type { Random } from '../bench/mail/random.ts'
import { until } from '../bench/run/wait.ts'
import { Fault, must } from './fault.ts'
import { call, each, json } from './http.ts'
import { tagsOf, type Kept, type Ledger } from './ledger.ts'
import { hashOf } from './mail.ts'
import type { Program } from './program.ts'

export interface Question {
  program: Program
  ledger: Ledger
  data: string
  random: Random
  /** The wave whose messages are looked at one by one; null: all are. */
  wave: string | null
  /** Messages that retention leaves; null: all. */
  retention: number | null
}

const oldOnes = 40

/** Holds the product, just started again, to everything it had acknowledged. */
export async function verify(question: Question): Promise<{ messages: number; read: number }> {
  const { program, data, ledger, random, wave, retention } = question
  must(left(`${data}.spool`).length === 0, () => `spool files are left: ${left(`${data}.spool`)}`)
  await settled(program, retention)
  const rows = await everything(program)
  if (retention === null) compareAll(rows, ledger)
  else compareKept(rows, ledger, retention)
  await compareCounters(program, rows)
  const there = rows.map((row) => ({ row, kept: known(ledger, row) }))
  const [now, old] = split(there, ({ kept }) => wave === null || kept.letter.wave === wave)
  const sample = Array.from({ length: Math.min(oldOnes, old.length) }, () => random.pick(old))
  const read = [...now, ...sample]
  await each(read, ({ kept }) => compareBytes(program, kept))
  const waves = wave === null ? [...new Set(there.map(({ kept }) => kept.letter.wave))] : [wave]
  for (const one of waves)
    await compareSearch(
      program,
      one,
      there.map(({ kept }) => kept),
    )
  const some = now.length === 0 ? [] : Array.from({ length: 8 }, () => random.pick(now).kept)
  await each(some, (kept) => compareWords(program, kept))
  return { messages: rows.length, read: read.length }
}

const left = (folder: string) => readdirSync(folder, { recursive: true }).map(String)

/** Waits for the analysis, and for retention to have done its work. */
async function settled(program: Program, retention: number | null) {
  const idle = async () => {
    const { pending } = await json<MessagePage>(`${program.url}/api/messages?limit=1`)
    const { inboxes } = await json<{ inboxes: Inbox[] }>(`${program.url}/api/inboxes`)
    return pending === 0 && inboxes.every(({ total }) => total <= (retention ?? Infinity))
  }
  const done = await until(idle, { everyMs: 20, forMs: 120_000 })
  must(done, () => `analysis or retention come to no end:\n${program.output()}`)
}

async function everything({ url }: Program): Promise<MessageRow[]> {
  const rows: MessageRow[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const more = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const page: MessagePage = await json(`${url}/api/messages?limit=200${more}`)
    rows.push(...page.messages)
    cursor = page.cursor
  }
  must(new Set(rows.map(({ id }) => id)).size === rows.length, () => 'the list repeats a message')
  return rows
}

const known = (ledger: Ledger, row: MessageRow) => ledger.kept.get(row.id) ?? ledger.adopt(row)

function compareAll(rows: MessageRow[], ledger: Ledger) {
  const there = new Map(rows.map((row) => [row.id, row]))
  for (const row of rows) compareRow(row, known(ledger, row))
  for (const kept of ledger.kept.values()) {
    const seen = there.has(kept.id)
    must(kept.visible.has(seen), () => `${about(kept)} ${seen ? 'came back' : 'is lost'}`)
    kept.visible = new Set([seen])
  }
  ledger.settle()
}

/** Retention may take the oldest only: of one sender, nothing goes before what came earlier. */
function compareKept(rows: MessageRow[], ledger: Ledger, most: number) {
  const present = rows.map((row) => known(ledger, row))
  for (const row of rows) compareRow(row, known(ledger, row))
  const totals = new Map<string, number>()
  for (const { inbox } of rows) totals.set(inbox, (totals.get(inbox) ?? 0) + 1)
  const first = new Map<string, number>()
  for (const { letter } of present) {
    const key = `${letter.stream} ${letter.to}`
    first.set(key, Math.min(first.get(key) ?? Infinity, letter.place))
  }
  const waves = [...new Set([...ledger.kept.values()].map(({ letter }) => letter.wave))]
  const newest = waves.findLastIndex((wave) => present.some(({ letter }) => letter.wave === wave))
  const there = new Set(present)
  for (const kept of ledger.kept.values()) {
    const { letter } = kept
    must(!there.has(kept) || kept.visible.has(true), () => `${about(kept)} came back`)
    if (there.has(kept) || !kept.visible.has(true)) continue
    const older = letter.place < (first.get(`${letter.stream} ${letter.to}`) ?? Infinity)
    const surplus = [...kept.inbox].every((inbox) => totals.get(inbox) === most)
    const may = older && surplus && waves.indexOf(letter.wave) <= newest
    must(may, () => `${about(kept)} is lost; retention would have left it`)
    kept.visible = new Set([false])
  }
  ledger.settle()
}

function compareRow(row: MessageRow, kept: Kept) {
  const { letter } = kept
  must(row.analysis === 'analysed', () => `${about(kept)} is ${row.analysis}`)
  must(row.size === letter.size, () => `${about(kept)} has ${row.size} bytes, not ${letter.size}`)
  must(kept.tags.has(tagsOf(row.tags)), () => `${about(kept)} has the tags ${row.tags}`)
  must(kept.inbox.has(row.inbox), () => `${about(kept)} is in the inbox ${row.inbox}`)
  kept.tags = new Set([tagsOf(row.tags)])
  kept.inbox = new Set([row.inbox])
}

async function compareCounters({ url }: Program, rows: MessageRow[]) {
  const { inboxes } = await json<{ inboxes: Inbox[] }>(`${url}/api/inboxes`)
  for (const { id, name, total, unread, bytes } of inboxes) {
    const own = rows.filter(({ inbox }) => inbox === id)
    const counted = {
      total: own.length,
      unread: own.filter((row) => row.unread).length,
      bytes: own.reduce((sum, { size }) => sum + size, 0),
    }
    const told = JSON.stringify({ total, unread, bytes })
    must(
      told === JSON.stringify(counted),
      () => `${name} counts ${told}: ${JSON.stringify(counted)}`,
    )
  }
}

async function compareBytes({ url }: Program, kept: Kept) {
  const { status, body } = await call(`${url}/api/messages/${kept.id}/raw`)
  must(status === 200, () => `the raw source of ${about(kept)} is answered ${status}`)
  must(hashOf(body) === kept.letter.hash, () => `the raw source of ${about(kept)} has changed`)
}

/** A word that all messages of a wave have finds them all, in the subject and in the body. */
async function compareSearch(program: Program, wave: string, there: Kept[]) {
  const expected = there.filter(({ letter }) => letter.wave === wave).length
  for (const word of [`s${wave}`, `b${wave}`]) {
    const page: MessagePage = await json(`${program.url}/api/messages?limit=1&q=${word}`)
    must(page.total === expected, () => `${word} finds ${page.total} messages of ${expected}`)
  }
}

async function compareWords({ url }: Program, kept: Kept) {
  for (const word of [`s${kept.letter.word}`, `b${kept.letter.word}`]) {
    const { messages } = await json<MessagePage>(`${url}/api/messages?q=${word}`)
    const found = messages.map(({ id }) => id)
    if (found.length === 1 && found[0] === kept.id) continue
    throw new Fault(`${word} finds ${found.length} messages; ${about(kept)} has it`)
  }
}

function about({ id, letter }: Kept): string {
  return `message ${id} (${letter.stream} ${letter.place}, ${letter.size} bytes)`
}

function split<T>(list: T[], holds: (item: T) => boolean): [T[], T[]] {
  return [list.filter(holds), list.filter((item) => !holds(item))]
}
