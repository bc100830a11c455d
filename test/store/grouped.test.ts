import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { openDataFile } from '../../server/store/sqlite/open.ts'
import { list } from '../../server/store/sqlite/read/list.ts'
import { Turn } from '../../server/store/sqlite/read/turn.ts'
import { Zones } from '../../server/store/sqlite/read/zones.ts'
import type { ListQuery } from '../../server/store/store.ts'

const messages = 24_000
const search = { not: { field: 'superseded', op: 'is', value: true } } as const

/** A data file with bare messages; those of `superseded` have a newer one in their thread. */
function aFile(superseded: (n: number) => boolean) {
  const file = openDataFile(':memory:', 0)
  onTestFinished(() => file.close())
  const { db } = file
  db.prepare(
    "INSERT INTO inbox (id, name, user, origin, created_at) VALUES ('i', 'I', 'i', 'hand', 0)",
  ).run()
  const insert = db.prepare(
    `INSERT INTO message (n, id, uid, inbox, arrived_at, size, to_first, recipients, superseded)
     VALUES (@n, 'm' || @n, @n, 1, @n, 1, '[]', 0, @superseded)`,
  )
  db.transaction(() => {
    for (let n = 1; n <= messages; n++) insert.run({ n, superseded: superseded(n) ? 1 : 0 })
    db.prepare('UPDATE inbox SET total = ?').run(messages)
  })()
  return db
}

test('one row for each thread stands where counting them one by one puts it', async () => {
  // Stretches of answers, and single ones.
  const isOld = (n: number) => n < messages && (n % 7 === 0 || (n > 9000 && n < 15_500))
  const db = aFile(isOld)
  const running = { turn: new Turn(), zones: new Zones() }
  const shown = Array.from({ length: messages }, (_, i) => i + 1).filter((n) => !isOld(n))
  const page = (query: ListQuery) =>
    list(db, { actor: 'test', inboxes: 'all' }, { search, ...query }, running)
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: shown.length + 10 }),
      fc.integer({ min: 1, max: 200 }),
      fc.constantFrom('newest', 'oldest'),
      fc.constantFrom(undefined, 'i'),
      async (offset, limit, sort, inbox) => {
        const rows = sort === 'newest' ? shown.toReversed() : shown
        const found = await page({ offset, limit, sort, inbox })
        expect(found.messages.map(({ n }) => n)).toEqual(rows.slice(offset, offset + limit))
        expect(found).toMatchObject({ total: shown.length, exact: true })
        const [first] = found.messages
        if (!first) return
        const around = await page({ around: first.id, limit, sort, inbox })
        expect(around.offset).toBe(offset - (offset % limit))
        expect(around.messages.map(({ n }) => n)).toContain(first.n)
      },
    ),
    { numRuns: 60 },
  )
})
