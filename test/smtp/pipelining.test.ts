import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Session } from '../../server/types.ts'
import { Client } from './client.ts'
import { bytesOf, conversation, converse, largest, pour, type Unit } from './conversation.ts'
import { start, type Running } from './setup.ts'

const sizes = fc.array(
  fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 100, max: 70_000 })),
  { minLength: 1, maxLength: 6 },
)

interface Course {
  replies: string[]
  transcript: string[]
  outcome: string
  kept: string[]
}

/** Runs a conversation on a new connection and gives all that came of it, ids and times aside. */
async function run(
  smtp: Running,
  client: Client,
  talk: (client: Client) => Promise<{ text: string }[]>,
): Promise<Course> {
  const before = smtp.keeper.messages.length
  const replies = await talk(client)
  client.socket.end()
  await client.closed
  const session = await smtp.ended()
  return {
    replies: replies.map(({ text }) => plain(text)),
    transcript: lines(session),
    outcome: `${session.outcome}: ${session.reason} (${session.messages})`,
    kept: smtp.keeper.messages
      .slice(before)
      .map(({ envelope, bytes }) => `${JSON.stringify(envelope)} ${bytes.toString('latin1')}`),
  }
}

function lines(session: Session): string[] {
  return session.transcript.map(({ from, text }) => `${from}: ${plain(text)}`)
}

function plain(text: string): string {
  return text.replace(/message-\d+/, 'message-N')
}

async function opened(open: Promise<Client>): Promise<Client> {
  const client = await open
  await client.reply()
  return client
}

const stepByStep = (units: Unit[]) => (client: Client) => converse(client, units)
const pipelined = (units: Unit[], pieces: number[]) => async (client: Client) => {
  await pour(client, bytesOf(units), pieces)
  return client.replies(units.length)
}

/** Hundreds of conversations, each twice; slow machines need their time. */
const long = { timeout: 120_000 }

test(
  'answers the same bytes whether a client waits for each answer or for none',
  long,
  async () => {
    await using patient = await start({ maxSize: largest })
    await using hasty = await start({ maxSize: largest })
    await fc.assert(
      fc.asyncProperty(conversation, sizes, async (units, pieces) => {
        const [waited, poured] = await Promise.all([
          run(patient, await opened(Client.plain(patient.port)), stepByStep(units)),
          run(hasty, await opened(Client.plain(hasty.port)), pipelined(units, pieces)),
        ])
        expect(poured).toEqual(waited)
      }),
      { numRuns: 80 },
    )
  },
)

test('answers the same bytes over TLS', async () => {
  await using smtp = await start({ maxSize: largest, tlsPort: 0 })
  const connect = () => opened(Client.tls(smtp.tlsPort))
  await fc.assert(
    fc.asyncProperty(conversation, sizes, async (units, pieces) => {
      const waited = await run(smtp, await connect(), stepByStep(units))
      expect(await run(smtp, await connect(), pipelined(units, pieces))).toEqual(waited)
    }),
    { numRuns: 12 },
  )
})

test('answers the same bytes behind STARTTLS, itself sent with other commands', async () => {
  await using smtp = await start({ maxSize: largest })
  const first: Unit[] = ['EHLO a.test', 'MAIL FROM:<a@x.test>', 'STARTTLS'].map((say) => ({ say }))
  const upgraded = async (pieces: number[] | null) => {
    const client = await opened(Client.plain(smtp.port))
    if (pieces) await pour(client, bytesOf(first), pieces)
    const replies = pieces ? await client.replies(3) : await converse(client, first)
    expect(replies.map(({ code }) => code)).toEqual([250, 250, 220])
    await client.upgrade()
    return client
  }
  await fc.assert(
    fc.asyncProperty(conversation, sizes, async (units, pieces) => {
      const waited = await run(smtp, await upgraded(null), stepByStep(units))
      expect(await run(smtp, await upgraded(pieces), pipelined(units, pieces))).toEqual(waited)
    }),
    { numRuns: 12 },
  )
})

test('obeys a command that takes the short way as one that does not', async () => {
  await using one = await start({ maxSize: largest })
  await using other = await start({ maxSize: largest })
  /** Blanks behind a command mean nothing, but such a line is not plain. */
  const longWay = (unit: Unit): Unit => {
    if ('body' in unit) return unit
    return { say: /^(?:MAIL|RCPT) /i.test(unit.say) ? `${unit.say}\t` : `${unit.say} ` }
  }
  await fc.assert(
    fc.asyncProperty(conversation, async (units) => {
      const [short, long] = await Promise.all([
        run(one, await opened(Client.plain(one.port)), stepByStep(units)),
        run(other, await opened(Client.plain(other.port)), stepByStep(units.map(longWay))),
      ])
      expect(long.replies).toEqual(short.replies)
      expect(long.kept).toEqual(short.kept)
    }),
    { numRuns: 40 },
  )
})

test('takes lines that end in a bare LF', async () => {
  await using smtp = await start()
  const units: Unit[] = ['EHLO a.test', 'MAIL FROM:<a@x.test>', 'RCPT TO:<b@x.test>', 'QUIT'].map(
    (say) => ({ say }),
  )
  await fc.assert(
    fc.asyncProperty(sizes, async (pieces) => {
      const client = await opened(Client.plain(smtp.port))
      await pour(client, bytesOf(units, '\n'), pieces)
      const codes = (await client.replies(4)).map(({ code }) => code)
      expect(codes).toEqual([250, 250, 250, 221])
      await client.closed
    }),
    { numRuns: 15 },
  )
})

test('keeps only whole messages of a client that goes in the middle of anything', async () => {
  await using smtp = await start({ maxSize: largest })
  await fc.assert(
    fc.asyncProperty(
      conversation,
      sizes,
      fc.nat(),
      fc.boolean(),
      async (units, pieces, at, rude) => {
        const whole = await run(smtp, await opened(Client.plain(smtp.port)), stepByStep(units))
        const bytes = bytesOf(units)
        const before = smtp.keeper.messages.length
        const client = await opened(Client.plain(smtp.port))
        await pour(client, bytes.subarray(0, at % bytes.length), pieces)
        if (rude) client.hangUp()
        else client.socket.end()
        await client.closed
        const session = await smtp.ended()
        const kept = smtp.keeper.messages.slice(before).map(({ bytes }) => bytes.toString('latin1'))
        expect(session.messages).toBe(kept.length)
        expect(kept.length).toBeLessThanOrEqual(whole.kept.length)
        for (const [n, one] of kept.entries()) expect(whole.kept[n]?.endsWith(` ${one}`)).toBe(true)
      },
    ),
    { numRuns: 30 },
  )
})

test('goes on behind a message of more than a megabyte', async () => {
  await using smtp = await start()
  const large = Buffer.concat([Buffer.alloc(3_000_000, 'x\r\n'), Buffer.from('.\r\n')])
  const units: Unit[] = [
    ...['EHLO a.test', 'MAIL FROM:<a@x.test>', 'RCPT TO:<b@x.test>', 'DATA'].map((say) => ({
      say,
    })),
    { body: large },
    ...['NOOP', 'MAIL FROM:<c@x.test>', 'RCPT TO:<d@x.test>', 'DATA'].map((say) => ({ say })),
    { body: Buffer.from('small\r\n.\r\n') },
    { say: 'QUIT' },
  ]
  for (const size of [5_000_000, 65_536, 50_000]) {
    const client = await opened(Client.plain(smtp.port))
    const { replies, kept } = await run(smtp, client, pipelined(units, [size]))
    expect(replies.map((reply) => reply.slice(0, 3))).toEqual([
      '250',
      '250',
      '250',
      '354',
      '250',
      '250',
      '250',
      '250',
      '354',
      '250',
      '221',
    ])
    expect(kept.map((one) => one.length)).toEqual([3_000_000 + 78, 7 + 78])
  }
})

test('takes a thousand recipients at once, and answers each', async () => {
  await using smtp = await start({ maxRecipients: 1000 })
  const to = Array.from({ length: 1001 }, (_, n) => `RCPT TO:<r${n}@x.test>`)
  const client = await Client.greeted(smtp.port)
  client.write(`MAIL FROM:<a@x.test>\r\n${to.join('\r\n')}\r\nDATA\r\nx\r\n.\r\n`)
  const replies = await client.replies(1004)
  expect(replies.slice(1, 1001).every(({ text }) => text === '250 2.1.5 Accepted')).toBe(true)
  expect(replies.slice(1001).map(({ code }) => code)).toEqual([452, 354, 250])
  expect(smtp.keeper.messages[0]?.envelope.to.length).toBe(1000)
})
