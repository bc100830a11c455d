import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { mkdirSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exportMessages, type Format } from '../../server/archive/export.ts'
import { importMessages, type Imported } from '../../server/archive/import.ts'
import { listName } from '../../server/archive/export-folder.ts'
import { inboxNames } from '../../server/archive/inbox-names.ts'
import { openSource } from '../../server/archive/sources.ts'
import { createSpool } from '../../server/archive/spool.ts'
import { createInboxes } from '../../server/ingest/inboxes.ts'
import { openReading } from '../../server/store/reading.ts'
import { sqlite } from '../../server/store/sqlite/engine.ts'
import type { NewMessage, Store } from '../../server/store/store.ts'
import { aFolder, aMessage, aStore, bytesOf, everyone, type Given } from '../store/given.ts'

const formats: Format[] = ['mbox', 'eml', 'maildir']

const nasty = [
  'Subject: a\r\n\r\nend without line end',
  'From here\nFrom there\n>From\r\n>>From x\r\n\r\n',
  '',
  '\n',
  '\r\n\r\n',
  ' leading blank: x\r\n\r\ny',
  'Subject: bare\rCR\n\r\n\0\0 nul \xff\xfe 8-bit',
  'X-Mailproof: {"version":1,"length":3}\n\nabc',
  'Content-Length: 99999\n\nFrom a@b.test Sun Nov 22 21:04:05 2026\n\n',
  `Subject: big\r\n\r\n${'>From x\r\n'.repeat(300_000)}`,
].map((text) => Buffer.from(text, 'latin1'))

interface Filled extends Given {
  path: string
  folder: string
}

async function anArchive(messages: (given: Given) => NewMessage[] = () => []): Promise<Filled> {
  const folder = await aFolder()
  const path = join(folder, 'mail.db')
  const given = await aStore(sqlite, { path })
  for (const message of messages(given)) await given.store.add([message])
  return { ...given, path, folder }
}

async function exported(path: string, format: Format, to: string, more: object = {}) {
  const reading = await openReading(path)
  try {
    return await exportMessages({
      ...{ reading, scope: everyone, query: {}, format, to, plain: false, force: false },
      ...{ what: 'test', onMessage: () => {} },
      ...more,
    })
  } finally {
    await reading.close()
  }
}

const noLog = { debug() {}, info() {}, warn() {}, error() {} }

async function imported(
  { store, folder }: Filled,
  from: string,
  options: { signal?: AbortSignal; onMessage?: () => void; plain?: boolean; inbox?: string } = {},
): Promise<Imported> {
  const source = await openSource(from, process.stdin)
  const spool = createSpool(join(folder, 'spool'))
  const inboxes = await createInboxes(store, { openUnknown: false, log: noLog })
  const inboxOf = await inboxNames({
    ...{ store, scope: everyone, inboxes, only: options.inbox, open: true },
  })
  try {
    return await importMessages(source.read(spool, options.plain ?? false), {
      ...{ store, scope: everyone, ...options },
      surroundings: { source: source.name, inboxOf, now: Date.now() },
    })
  } finally {
    spool.close()
  }
}

/** Everything that is to survive, oldest first. */
async function contents(store: Store) {
  const { messages } = await store.list(everyone, { sort: 'oldest', limit: 200 })
  const names = new Map((await store.inboxes(everyone)).map(({ id, name }) => [id, name]))
  return Promise.all(
    messages.map(async ({ id }) => {
      const { arrivedAt, inbox, unread, pinned, tags, envelope, connection, metadata, size } =
        await store.message(everyone, id)
      const raw = await bytesOf((await store.raw(everyone, id)).chunks)
      const beside = { unread, pinned, tags, envelope, connection, metadata }
      return {
        id,
        arrivedAt,
        inbox: names.get(inbox),
        size,
        ...beside,
        raw: raw.toString('latin1'),
      }
    }),
  )
}

function many({ inbox }: Given): NewMessage[] {
  return nasty.map((raw, at) =>
    aMessage(inbox, {
      raw,
      arrivedAt: `2026-11-${10 + at}T10:00:00.${100 + at}Z`,
      unread: at % 2 === 0,
      pinned: at % 3 === 0,
      tags: at % 2 ? ['vip', 'ñandú'] : [],
      metadata: at % 2 ? { order: String(at) } : {},
    }),
  )
}

test.each(formats)('gives everything back after a way through %s', async (format) => {
  const from = await anArchive(many)
  const shop = await from.store.createInbox(everyone, { name: 'Shop / ñ', origin: 'hand' })
  await from.store.add([aMessage(shop, { raw: Buffer.from('Subject: other\n\nx') })])
  const to = join(from.folder, 'out')
  expect(await exported(from.path, format, to)).toMatchObject({ messages: nasty.length + 1 })
  const empty = await anArchive()
  expect(await imported(empty, to)).toMatchObject({ messages: nasty.length + 1, present: 0 })
  expect(await contents(empty.store)).toEqual(await contents(from.store))
  const { origin } = await empty.store.message(everyone, { latest: true })
  expect(origin).toEqual({ kind: 'import', source: 'out' })
  expect(await imported(empty, to)).toMatchObject({ messages: 0, present: nasty.length + 1 })
})

test.each(['eml', 'maildir'] as const)(
  'writes the bytes and nothing else with %s',
  async (format) => {
    const from = await anArchive(many)
    const to = join(from.folder, 'out')
    await exported(from.path, format, to, { plain: true })
    const place = format === 'eml' ? to : join(to, 'cur')
    const files = readdirSync(place).sort()
    expect(files.map((file) => readFileSync(join(place, file)).toString('latin1'))).toEqual(
      nasty.map((raw) => raw.toString('latin1')),
    )
    if (format === 'maildir') {
      expect(files.map((file) => file.split(':2,')[1])).toEqual(
        nasty.map((_, at) => (at % 3 === 0 ? 'F' : '') + (at % 2 === 0 ? '' : 'S')),
      )
    }
    const empty = await anArchive()
    await imported(empty, to, { plain: true })
    const [before, after] = [await contents(from.store), await contents(empty.store)]
    expect(after.map(({ raw, arrivedAt }) => [raw, arrivedAt])).toEqual(
      before.map(({ raw, arrivedAt }) => [raw, arrivedAt]),
    )
  },
)

test.each(formats)('goes on where an export to %s stopped', async (format) => {
  const from = await anArchive(many)
  const [whole, broken] = [join(from.folder, 'whole'), join(from.folder, 'broken')]
  await exported(from.path, format, whole)
  for (const stops of [3, 2]) {
    const stop = new AbortController()
    let left = stops
    const onMessage = () => void (--left === 0 && stop.abort())
    expect(
      await exported(from.path, format, broken, { onMessage, signal: stop.signal }),
    ).toMatchObject({
      whole: false,
    })
  }
  if (format === 'mbox') {
    // What a crash left after the last mark.
    writeFileSync(`${broken}.part`, 'From half a mess', { flag: 'a' })
    expect(existsSync(broken)).toBe(false)
  }
  const last = await exported(from.path, format, broken)
  expect(last).toMatchObject({ whole: true, messages: nasty.length - (last.present ?? 0) })
  expect(last.present).toBeGreaterThan(2)
  const files = (folder: string) =>
    format === 'mbox' ? [''] : readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  expect(files(broken)).toEqual(files(whole))
  if (format === 'mbox') expect(readFileSync(broken).equals(readFileSync(whole))).toBe(true)
  await expect(exported(from.path, 'mbox', whole)).rejects.toMatchObject(
    format === 'mbox' ? { code: 'conflict' } : {},
  )
})

test('does not go on with another export than the one that stopped', async () => {
  const from = await anArchive(many)
  const to = join(from.folder, 'out')
  const stop = new AbortController()
  stop.abort()
  await exported(from.path, 'mbox', to, { signal: stop.signal })
  expect(await exported(from.path, 'mbox', to, { what: 'another' })).toMatchObject({ present: 0 })
})

test('goes on where an import stopped, in order and without doubles', async () => {
  const folder = await aFolder()
  const mbox = join(folder, 'foreign.mbox')
  const date = 'Sun Nov 22 21:04:05 2026'
  const same = `From a@b.test ${date}\nSubject: same\n\nx\n\n`
  writeFileSync(
    mbox,
    Array.from({ length: 9 }, (_, at) => `${same}From c@d.test ${date}\nA: ${at}\n\n\n`).join(''),
  )
  const to = await anArchive()
  const stop = new AbortController()
  const first = await imported(to, mbox, { signal: stop.signal, onMessage: () => stop.abort() })
  expect(first.messages).toBeGreaterThan(0)
  const rest = await imported(to, mbox)
  expect(first.messages + rest.messages).toBe(18)
  expect(rest.present).toBe(first.messages)
  const raws = (await contents(to.store)).map(({ raw }) => raw)
  expect(raws).toEqual(
    Array.from({ length: 9 }, (_, at) => ['Subject: same\n\nx\n', `A: ${at}\n\n`]).flat(),
  )
})

test('takes arrival, envelope and inbox of foreign mail from what there is', async () => {
  const to = await anArchive()
  const other = await to.store.createInbox(everyone, {
    ...{ name: 'Other', origin: 'hand' },
    rules: [{ kind: 'domain', value: 'other.test' }],
  })
  const mail =
    'From: x@y.test\nTo: p@other.test\nCc: q@z.test\nX-Tags: vip\nDate: Fri, 20 Nov 2026 10:00:00 +0000\n\nx\n'
  const mbox = join(to.folder, 'm.mbox')
  writeFileSync(mbox, `From a@b.test Sun Nov 22 21:04:05 2026\n${mail}`)
  await imported(to, mbox)
  expect(await to.store.message(everyone, { latest: true })).toMatchObject({
    ...{ arrivedAt: '2026-11-22T21:04:05.000Z', sentAt: '2026-11-20T10:00:00.000Z' },
    ...{ inbox: other.id, tags: ['vip'], unread: true, connection: null },
    envelope: { from: 'a@b.test', to: ['p@other.test', 'q@z.test'] },
  })
  const eml = join(to.folder, 'm.eml')
  writeFileSync(eml, mail)
  utimesSync(eml, new Date('2026-11-21T00:00:00Z'), new Date('2026-11-21T00:00:00Z'))
  await imported(to, eml, { inbox: to.inbox.id })
  expect(await to.store.message(everyone, { latest: true })).toMatchObject({
    ...{ arrivedAt: '2026-11-21T00:00:00.000Z', inbox: to.inbox.id },
    envelope: { from: 'x@y.test' },
  })
})

test('reads a Maildir that a mail program works in, and follows no link out of it', async () => {
  const from = await anArchive((given) => many(given).slice(0, 4))
  const box = join(from.folder, 'box')
  await exported(from.path, 'maildir', box)
  const [first = '', second = ''] = readdirSync(join(box, 'cur')).sort()
  // One was read meanwhile, one moved, one came, and somebody planted links.
  renameSync(join(box, 'cur', first), join(box, 'cur', first.replace(/:2,.*/, ':2,RS')))
  renameSync(join(box, 'cur', second), join(box, 'new', second.replace(/:2,.*/, '')))
  writeFileSync(join(box, 'new', '1800000000.x.host'), 'Subject: new\n\n')
  writeFileSync(join(from.folder, 'secret'), 'secret')
  symlinkSync(join(from.folder, 'secret'), join(box, 'cur', '1.link:2,S'))
  symlinkSync(from.folder, join(box, 'new', '2.folder'))
  writeFileSync(join(box, listName), '{"file":"../secret","version":1,"length":6}\n{"brok', {
    flag: 'a',
  })
  const to = await anArchive()
  expect(await imported(to, box)).toMatchObject({ messages: 5 })
  const found = await contents(to.store)
  expect(found.map(({ raw }) => raw)).toEqual([
    ...nasty.slice(0, 4).map((raw) => raw.toString('latin1')),
    'Subject: new\n\n',
  ])
  expect(found.map(({ unread, pinned }) => [unread, pinned])).toEqual([
    ...[
      [false, false],
      [true, false],
      [true, false],
      [false, true],
      [true, false],
    ],
  ])
})

test('follows no link in place of a folder of a Maildir', async () => {
  const to = await anArchive()
  const box = join(to.folder, 'box')
  mkdirSync(join(box, 'new'), { recursive: true })
  mkdirSync(join(to.folder, 'elsewhere'))
  writeFileSync(join(to.folder, 'elsewhere', 'a'), 'Subject: x\n\n')
  symlinkSync(join(to.folder, 'elsewhere'), join(box, 'cur'))
  expect(await imported(to, box)).toMatchObject({ messages: 0 })
})
