import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startRelay } from '../../helpers/relay.ts'
import { aMail, given, noHooks } from './given.ts'

const line = fc.oneof(
  fc.constantFrom('', '.', '..', '...', '. ', '.QUIT', '.\t', 'DATA', 'From me', '\0', '\u00ff'),
  fc.string({ maxLength: 20, unit: 'binary-ascii' }),
  fc.string({ maxLength: 20 }).map((text) => `.${text}`),
  fc.nat({ max: 5000 }).map((length) => 'x'.repeat(length)),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
)

/** Lines that end in CRLF and hold neither CR nor LF besides, cut into pieces anywhere. */
const mails = fc
  .tuple(
    fc.array(
      line.map((text) => text.replace(/[\r\n]/g, '')),
      { minLength: 1, maxLength: 12 },
    ),
    fc.array(fc.nat(), { maxLength: 8 }),
  )
  .map(([lines, cuts]) => {
    const bytes = Buffer.from(lines.map((text) => `${text}\r\n`).join(''), 'latin1')
    const at = [0, ...cuts.map((cut) => cut % bytes.length).sort((a, b) => a - b), bytes.length]
    return { bytes, pieces: at.slice(1).map((end, i) => bytes.subarray(at[i], end)) }
  })

test('the bytes at the far end are those that were given', async () => {
  await using relay = await startRelay()
  await using transport = given(relay, { connections: 1, perConnection: 1000 })
  await fc.assert(
    fc.asyncProperty(mails, async ({ bytes, pieces }) => {
      const mail = aMail({
        size: bytes.length,
        eightBit: true,
        async *open() {
          yield* pieces
        },
      })
      const { outcome } = await transport.deliver(mail, noHooks)
      expect(outcome).toBe('delivered')
      expect(relay.mails.at(-1)?.bytes.equals(bytes)).toBe(true)
    }),
    { numRuns: 300 },
  )
  expect(relay.connections).toBe(1)
})

test('a large message arrives whole', async () => {
  await using relay = await startRelay({ tls: 'starttls' })
  await using transport = given(relay, { tls: 'required', ca: relay.ca })
  const bytes = Buffer.from('.A line of some length, again and again\r\n'.repeat(100_000))
  const mail = aMail({ size: bytes.length }, bytes)
  expect((await transport.deliver(mail, noHooks)).outcome).toBe('delivered')
  expect(relay.mails[0]?.bytes.equals(bytes)).toBe(true)
})

/** RFC 5321 has no message without a line: the end of one that has none is its first. */
test('an empty message arrives as one empty line', async () => {
  await using relay = await startRelay()
  await using transport = given(relay)
  expect((await transport.deliver(aMail({ size: 0 }, ''), noHooks)).outcome).toBe('delivered')
  expect(relay.mails[0]?.bytes.toString()).toBe('\r\n')
})
