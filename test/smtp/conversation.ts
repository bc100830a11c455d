import fc from 'fast-check'
import type { Client, Reply } from './client.ts'

/** What a client sends at once when it waits for each answer, and what it then may send next. */
export type Unit = { say: string } | { body: Buffer }

/** The size beyond which these conversations are refused; some bodies are larger. */
export const largest = 2000

const line = fc.constantFrom(
  ...['NOOP', 'noop', 'RSET', 'VRFY bob', 'HELP', 'XYZZY', 'BDAT 5', 'EHLO again.test'],
  ...['HELO [127.0.0.1]', 'AUTH PLAIN AGFubgBzZWNyZXQ=', 'AUTH NONSENSE', 'NOOP \xff\xfe', ''],
  ...['MAIL FROM:<>', 'MAIL FROM:<a@x.test> SIZE=99999', 'RCPT TO:<b b@x.test>', 'RCPT TO:<>'],
  ...['RCPT TO:c@x.test', 'rcpt to:<Dora+1@x.test>', 'RCPT TO:<j\xc3\xb6rg@x.test>', 'RCPT'],
  ...['MAIL FROM:<a@x.test> BODY=8BITMIME SIZE=100', `NOOP ${'x'.repeat(5000)}`],
)
const single = line.map((say): Unit[] => [{ say }])
/** Without a recipient: with one, what follows would be a message that nothing ends. */
const early = fc.constant<Unit[]>(['RSET', 'DATA now'].map((say): Unit => ({ say })))
const login = fc.constant<Unit[]>(['AUTH LOGIN', 'YW5u', 'c2VjcmV0'].map((say): Unit => ({ say })))
const body = fc
  .array(fc.constantFrom('text', '\r\n', '.', '..', '\n', '\n.\n', '\r', 'MAIL FROM:<e@x.test>'), {
    maxLength: 30,
  })
  .chain((pieces) =>
    fc.constantFrom(1, 100).map((times) => {
      const text = `${pieces.join('').repeat(times)}\r\n`.replace(/(^|\r\n)\./g, '$1..')
      return Buffer.from(`${text}.\r\n`)
    }),
  )
const between = fc.array(
  fc.constantFrom('NOOP', 'RCPT TO:<bad', 'MAIL FROM:<n@x.test>', 'VRFY x'),
  {
    maxLength: 3,
  },
)

/** A transaction that comes to its DATA whatever was before: the answer to DATA is always 354. */
const message = fc.tuple(between, body).map(([more, bytes]): Unit[] => [
  ...['RSET', 'MAIL FROM:<a@x.test>', 'RCPT TO:<b@x.test>', ...more, 'DATA'].map((say): Unit => ({
    say,
  })),
  { body: bytes },
])

/** At the tenth unknown command the server hangs up, so what may hold more is left out. */
const mostUnknown = 9

/** Who is logged in already has a name and a password taken for commands. */
const unknownIn = (units: Unit[]) => (units.length === 1 ? 1 : units.length === 3 ? 2 : 0)

export const conversation = fc
  .array(
    fc.oneof({ weight: 6, arbitrary: single }, { weight: 2, arbitrary: message }, early, login),
    {
      maxLength: 9,
    },
  )
  .map((parts): Unit[] => {
    let unknown = 0
    const few = parts.filter((units) => (unknown += unknownIn(units)) <= mostUnknown)
    return [{ say: 'EHLO client.test' }, ...few.flat(), { say: 'QUIT' }]
  })

export function bytesOf(units: Unit[], lineEnd = '\r\n'): Buffer {
  return Buffer.concat(
    units.map((unit) =>
      'say' in unit ? Buffer.from(`${unit.say}${lineEnd}`, 'latin1') : unit.body,
    ),
  )
}

/** Sends one thing at a time and waits for its answer, as the simplest client does. */
export async function converse(client: Client, units: Unit[]): Promise<Reply[]> {
  const replies: Reply[] = []
  for (const unit of units) {
    client.write(bytesOf([unit]))
    replies.push(await client.reply())
  }
  return replies
}

/** Sends all in pieces of these sizes, in turn, without waiting for anything. */
export async function pour(client: Client, bytes: Buffer, sizes: number[]): Promise<void> {
  for (let from = 0, turn = 0; from < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    client.write(bytes.subarray(from, from + size))
    from += size
    await new Promise((resolve) => setImmediate(resolve))
  }
}
