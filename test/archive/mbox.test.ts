import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { factsOf } from '../../server/archive/facts.ts'
import { mboxOf } from '../../server/archive/mbox-writer.ts'
import { Quoting } from '../../server/archive/quoting.ts'
import { aFolder } from '../store/given.ts'
import { bytesOf, inPieces, joined, kept, messagesOf } from './given.ts'

const date = 'Sun Nov 22 21:04:05 2026'

/** Pieces of which hostile mail is made. */
const parts = fc.constantFrom(
  ...[
    'From ',
    'From',
    '>',
    '>From ',
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    'F',
    ' ',
    '\0',
    'é',
    'X-Mailproof: ',
  ],
  ...[`From a@b.test ${date}\n`, 'Subject: x\r\n', 'Content-Length: 3\n', '\n\r\n', 'a'.repeat(70)],
)
const mail = fc.oneof(
  fc.array(parts, { maxLength: 12 }).map((some) => Buffer.from(some.join(''))),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
)

async function mboxFor(raws: Buffer[], plain = false): Promise<Buffer> {
  return Buffer.concat(await Promise.all(raws.map((raw) => joined(mboxOf(kept(raw), plain)))))
}

test('gives every byte of every message back, however the stream is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(mail, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 40 }),
      async (raws, pieces) => {
        const found = await messagesOf(await mboxFor(raws), { pieces })
        expect(found.map((one) => bytesOf(one).toString('latin1'))).toEqual(
          raws.map((raw) => raw.toString('latin1')),
        )
        expect(found.every(({ facts, size }) => facts?.length === size)).toBe(true)
      },
    ),
    { numRuns: 400 },
  )
})

test('without its own field, gives back all but a missing line end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(mail, { minLength: 1, maxLength: 5 }), async (raws) => {
      const ended = raws
        .map((raw) =>
          Buffer.from(raw.toString('latin1').replace(/content-length/gi, 'x'), 'latin1'),
        )
        .map((raw) => (raw.at(-1) === 10 ? raw : Buffer.concat([raw, Buffer.from('\n')])))
        .filter((raw) => !/^\r?\n$/.test(raw.toString('latin1')))
      const found = await messagesOf(await mboxFor(ended, true), { pieces: 7, plain: true })
      expect(found.map((one) => bytesOf(one).toString('latin1'))).toEqual(
        ended.map((raw) => raw.toString('latin1')),
      )
    }),
    { numRuns: 200 },
  )
})

test('quotes and unquotes what was cut anywhere', async () => {
  await fc.assert(
    fc.asyncProperty(mail, fc.integer({ min: 1, max: 9 }), async (raw, size) => {
      const through = async (bytes: Buffer, change: 'add' | 'remove') => {
        const quoting = new Quoting(change)
        const out: Uint8Array[] = []
        for await (const piece of inPieces(bytes, size)) out.push(quoting.push(piece))
        return Buffer.concat([...out, quoting.end()])
      }
      const quoted = await through(raw, 'add')
      expect(quoted.toString('latin1')).toBe(
        raw.toString('latin1').replace(/(^|\n)(>*From )/g, '$1>$2'),
      )
      expect((await through(quoted, 'remove')).equals(raw)).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('keeps everything that stands beside the bytes', async () => {
  const message = kept(Buffer.from('Subject: x\r\n\r\ny'), {
    inbox: 'Büro — \u{1f4ee}',
    tags: ['vip', 'ñ'],
    unread: false,
    pinned: true,
    metadata: { order: '20418\n', key: 'x'.repeat(3000) },
    envelope: {
      from: '',
      to: Array.from({ length: 500 }, (_, at) => `person${at}@example.test`),
      body: '8BITMIME',
      smtpUtf8: true,
      dsn: { ret: 'HDRS', envid: 'e', recipients: [{ notify: ['NEVER'], orcpt: null }] },
    },
    connection: {
      ...{ clientAddress: '::1', clientPort: 4, serverPort: 1025, ehlo: 'h', user: 'shop' },
      tls: { version: 'TLSv1.3', cipher: 'c', implicit: true },
    },
  })
  const mbox = await joined(mboxOf(message, false))
  const [found] = await messagesOf(mbox, { pieces: 100 })
  expect(found?.facts).toEqual(factsOf(message))
  expect(found).toMatchObject({ sender: '', at: Date.parse('2026-11-22T21:04:05Z') })
  expect(
    Math.max(
      ...mbox
        .toString('latin1')
        .split('\n')
        .map(({ length }) => length),
    ),
  ).toBeLessThan(999)
})

test('keeps a message above a megabyte in a file, and the next one in its place', async () => {
  const raw = Buffer.concat([
    Buffer.from('Subject: big\r\n\r\n'),
    Buffer.alloc(3_000_000, '\n>From x'),
  ])
  const found = await messagesOf(await mboxFor([raw, Buffer.from('small'), raw]))
  expect(found.map((one) => bytesOf(one).equals(raw))).toEqual([true, false, true])
  expect(found[0]?.raw).toMatchObject({ size: raw.length })
})

test('takes a message whose bytes somebody changed as it is, and not for the old one', async () => {
  const raw = Buffer.from('Subject: x\n\nold\n')
  const mbox = (await mboxFor([raw, raw])).toString('latin1').replace('old', 'brand-new')
  const found = await messagesOf(mbox)
  expect(found.map((one) => bytesOf(one).toString())).toEqual([
    'Subject: x\n\nbrand-new\n',
    raw.toString(),
  ])
  expect(found.map(({ facts }) => facts?.id)).toEqual([undefined, kept(raw).id])
})

test.each([
  [
    'mboxo and mboxrd',
    `From a@b.test ${date}\nA: 1\n\n>From x\n>>From y\n\nFrom c@d.test ${date}\nB: 2\n\nz\n`,
  ],
  [
    'no blank line between',
    `From a@b.test ${date}\nA: 1\n\n>From x\n>>From y\nFrom c@d.test ${date}\nB: 2\n\nz\n`,
  ],
  [
    'no line end at the end',
    `From a@b.test ${date}\nA: 1\n\n>From x\n>>From y\n\nFrom c@d.test ${date}\nB: 2\n\nz`,
  ],
  [
    'blank lines first',
    `\n\r\nFrom a@b.test ${date}\nA: 1\n\n>From x\n>>From y\n\nFrom c@d.test ${date}\nB: 2\n\nz\n`,
  ],
])('reads foreign files: %s', async (_, mbox) => {
  const found = await messagesOf(mbox, { pieces: 11 })
  expect(found.map((one) => bytesOf(one).toString())).toEqual([
    'A: 1\n\nFrom x\n>From y\n',
    mbox.endsWith('z') ? 'B: 2\n\nz' : 'B: 2\n\nz\n',
  ])
  expect(found.map(({ sender, at }) => [sender, at])).toEqual([
    ['a@b.test', Date.parse('2026-11-22T21:04:05Z')],
    ['c@d.test', Date.parse('2026-11-22T21:04:05Z')],
  ])
})

test('keeps CRLF of foreign files as found', async () => {
  const mbox = `From a@b.test ${date}\r\nA: 1\r\n\r\n>From x\r\n\r\nFrom c@d.test ${date}\r\n\r\nz\r\n`
  const found = await messagesOf(mbox, { pieces: 3 })
  expect(found.map((one) => bytesOf(one).toString())).toEqual([
    'A: 1\r\n\r\nFrom x\r\n',
    '\r\nz\r\n',
  ])
})

test('does not take a sentence for a new message', async () => {
  const mbox = `From a@b.test ${date}\nA: 1\n\nHello.\n\nFrom here on it is 2026.\nFrom 10:00:00 to Monday\n`
  expect(await messagesOf(mbox, { pieces: 5 })).toHaveLength(1)
})

test('divides at blank lines when no From_ line has a date', async () => {
  const found = await messagesOf('From me\nA: 1\n\nx\nFrom y\n\nFrom you\nB: 2\n\nz\n', {
    pieces: 4,
  })
  expect(found.map((one) => bytesOf(one).toString())).toEqual([
    'A: 1\n\nx\nFrom y\n',
    'B: 2\n\nz\n',
  ])
})

test('believes a Content-Length that leads to the next message, and no other', async () => {
  const body = `Fwd:\n\nFrom x@y.test ${date}\nInner: 1\n\nhidden\n`
  const mbox = (length: number, header = 'Content-Length') =>
    Buffer.from(
      `From a@b.test ${date}\n${header}: ${length}\n\n${body}\nFrom c@d.test ${date}\nB: 2\n\nz\n`,
    )
  const count = async (bytes: Buffer, pieces: number) => {
    const peek = async (offset: number, length: number) => bytes.subarray(offset, offset + length)
    return (await messagesOf(bytes, { pieces, peek })).length
  }
  expect(await count(mbox(body.length), 7)).toBe(2)
  expect(await count(mbox(body.length), 65_536)).toBe(2)
  for (const wrong of [body.length - 1, body.length + 5, 9_999_999, 0]) {
    expect(await count(mbox(wrong), 7)).toBe(3)
    expect(await count(mbox(wrong), 65_536)).toBe(3)
  }
  expect(await messagesOf(mbox(body.length))).toHaveLength(2)
  expect(await count(mbox(body.length, 'X-Length'), 7)).toBe(3)
})

test.each([
  [`From a@b Sun Nov 22 21:04:05 2026`, '2026-11-22T21:04:05Z'],
  [`From - Sun Nov  2 21:04 2026`, '2026-11-02T21:04:00Z'],
  [`From 1@xxx Sun Nov 22 21:04:05 +0200 2026`, '2026-11-22T19:04:05Z'],
  [`From ???@??? Sun Nov 22 21:04:05 2026 -0100`, '2026-11-22T22:04:05Z'],
  [`From a@b Sun Nov 22 21:04:05 EST 2026`, '2026-11-23T02:04:05Z'],
  [`From a@b Sun, 22 Nov 2026 21:04:05 +0000`, '2026-11-22T21:04:05Z'],
  [`From "a b"@c Sun Nov 22 21:04:05 2026`, '2026-11-22T21:04:05Z'],
])('reads the date of %s', async (line, at) => {
  const [found] = await messagesOf(`${line}\nA: 1\n\nx\n`)
  expect(found?.at).toBe(Date.parse(at))
})

const python = spawnSync('python3', ['-c', 'import mailbox']).status === 0

test.skipIf(!python)('is an mbox for other programs (needs python3)', async () => {
  const file = join(await aFolder(), 'mail.mbox')
  const raws = ['one', 'From two', 'three\r\n\r\nFrom here\r\n>From there\r\n', ''].map((text) =>
    Buffer.from(`Subject: s\r\nFrom: a@b.test\r\n\r\n${text}`),
  )
  for (const plain of [false, true]) {
    writeFileSync(file, await mboxFor(raws, plain))
    const script =
      'import mailbox,sys,json\n' +
      'box=mailbox.mbox(sys.argv[1],create=False)\n' +
      'print(json.dumps([[m["subject"],m.get_from(),m.get_payload()] for m in box]))'
    const found: unknown = JSON.parse(
      execFileSync('python3', ['-c', script, file], { encoding: 'utf8' }),
    )
    const from = `ana@example.test ${date}`
    expect(found).toEqual(
      raws.map((raw) => {
        const [, body = ''] = raw.toString().split(/\r\n\r\n(.*)/s)
        const lines = body.replace(/^(>*From )/gm, '>$1')
        return ['s', from, lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`]
      }),
    )
  }
})
