import Database from 'better-sqlite3'
import { until } from '../bench/run/wait.ts'
import { Fault, must } from './fault.ts'

/** Looks into the data file itself: sound pages, a sound index, nothing that belongs to nobody. */
export async function inspect(path: string): Promise<void> {
  const db = new Database(path, { timeout: 20_000 })
  try {
    const result = db.pragma('integrity_check', { simple: true })
    must(result === 'ok', () => `integrity_check says ${String(result)}`)
    // In its own words: a failure throws.
    db.prepare("INSERT INTO words (words) VALUES ('integrity-check')").run()
    const clean = await until(() => Promise.resolve(strays(db) === null), { forMs: 30_000 })
    if (!clean) throw new Fault(strays(db) ?? 'strays came and went')
    for (const { name } of missing.filter(({ sql }) => count(db, sql) > 0)) throw new Fault(name)
  } finally {
    db.close()
  }
}

/** What no message owns: it must go after a start, in small steps. */
const stray = [
  { name: 'staged raws that no message claimed', sql: 'SELECT count(*) AS n FROM staged' },
  {
    name: 'raws without a message',
    sql: `SELECT count(*) AS n FROM raw WHERE (id >> 16) NOT IN
            (SELECT coalesce(raw, n) FROM message)`,
  },
  {
    name: 'hidden messages past their time',
    sql: 'SELECT count(*) AS n FROM message WHERE hidden = 0',
  },
]

const missing = [
  {
    name: 'a message has no detail',
    sql: 'SELECT count(*) AS n FROM message WHERE n NOT IN (SELECT message FROM detail)',
  },
  {
    name: 'a detail has no message',
    sql: 'SELECT count(*) AS n FROM detail WHERE message NOT IN (SELECT n FROM message)',
  },
  {
    name: 'a part has no message',
    sql: 'SELECT count(*) AS n FROM part WHERE message NOT IN (SELECT n FROM message)',
  },
  {
    name: 'a tag has no message',
    sql: 'SELECT count(*) AS n FROM tag WHERE message NOT IN (SELECT n FROM message)',
  },
  {
    name: 'the index holds words of nothing',
    sql: 'SELECT count(*) AS n FROM words_docsize WHERE id NOT IN (SELECT n FROM message)',
  },
  {
    name: 'an analysed message is not in the index',
    sql: `SELECT count(*) AS n FROM message WHERE state = 'analysed' AND queued = 0
            AND n NOT IN (SELECT id FROM words_docsize)`,
  },
]

function strays(db: Database.Database): string | null {
  const found = stray.find(({ sql }) => count(db, sql) > 0)
  return found ? `${count(db, found.sql)} ${found.name}` : null
}

function count(db: Database.Database, sql: string): number {
  return db.prepare<[], { n: number }>(sql).get()?.n ?? 0
}
