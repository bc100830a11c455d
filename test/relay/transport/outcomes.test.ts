import { expect, test } from 'vitest'
import type { Delivery, OpenRelay } from '../../../server/relay/transport.ts'
import { startRelay, usualExtensions, type RelayScript } from '../../helpers/relay.ts'
import { aMail, given, letter, noHooks, quick } from './given.ts'

interface Case {
  what: string
  script: RelayScript
  /** State and the start of the reply for a@, b@ and c@b.example. */
  become: string[]
  outcome: Delivery['outcome']
  fault?: Delivery['relayFault']
  /** Whether the relay took it nonetheless. */
  taken?: true
  /** Whether the end of the message was asked for. */
  committing?: true
  relay?: Partial<OpenRelay>
}

const usual = '250 2.0.0 Ok: queued'
const refusesB = (reply: string) => (address: string) => (address.startsWith('b@') ? reply : null)

const closed = 'The relay closed the connection.'
const silent = 'The relay did not answer within 0.4 s.'

const cases: Case[] = [
  {
    what: 'accepts',
    script: {},
    become: Array(3).fill(`delivered ${usual}`),
    outcome: 'delivered',
    taken: true,
    committing: true,
  },
  {
    what: 'refuses one of three recipients for good',
    script: { rcpt: refusesB('550 5.1.1 No such user') },
    become: [`delivered ${usual}`, 'failed 550 5.1.1 No such user', `delivered ${usual}`],
    outcome: 'partial',
    taken: true,
    committing: true,
  },
  {
    what: 'refuses one of three recipients for now',
    script: { rcpt: refusesB('451 4.7.1 Greylisted') },
    become: [`delivered ${usual}`, 'deferred 451 4.7.1 Greylisted', `delivered ${usual}`],
    outcome: 'partial',
    taken: true,
    committing: true,
  },
  {
    what: 'refuses every recipient, each its way',
    script: { rcpt: (address) => (address.startsWith('a@') ? '450 4.2.0 Later' : '550 5.1.1 No') },
    become: ['deferred 450 4.2.0 Later', 'failed 550 5.1.1 No', 'failed 550 5.1.1 No'],
    outcome: 'deferred',
  },
  {
    what: 'refuses the sender for good',
    script: { mail: '553 5.1.8 Unknown sender' },
    become: Array(3).fill('failed 553 5.1.8 Unknown sender'),
    outcome: 'failed',
  },
  {
    what: 'refuses the sender for now',
    script: { mail: '451 4.3.0 Later' },
    become: Array(3).fill('deferred 451 4.3.0 Later'),
    outcome: 'deferred',
  },
  {
    what: 'refuses DATA',
    script: { data: '554 5.7.1 No data' },
    become: Array(3).fill('failed 554 5.7.1 No data'),
    outcome: 'failed',
  },
  {
    what: 'answers DATA as if it were the message',
    script: { data: '250 2.0.0 Ok' },
    become: Array(3).fill('deferred The relay answers without end, or not as SMTP demands.'),
    outcome: 'deferred',
    fault: 'unreachable',
  },
  {
    what: 'refuses the message for good',
    script: { end: '554 5.6.0 Spam' },
    become: Array(3).fill('failed 554 5.6.0 Spam'),
    outcome: 'failed',
    committing: true,
  },
  {
    what: 'refuses the message for now',
    script: { end: '452 4.3.1 Disk full' },
    become: Array(3).fill('deferred 452 4.3.1 Disk full'),
    outcome: 'deferred',
    committing: true,
  },
  {
    what: 'refuses the message while one recipient was refused before',
    script: { rcpt: refusesB('550 5.1.1 No'), end: '451 4.3.0 Later' },
    become: ['deferred 451 4.3.0 Later', 'failed 550 5.1.1 No', 'deferred 451 4.3.0 Later'],
    outcome: 'deferred',
    committing: true,
  },
  {
    what: 'answers in several lines',
    script: { end: '554-5.6.0 First\r\n554 5.6.0 Second' },
    become: Array(3).fill('failed 554 5.6.0 First 5.6.0 Second'),
    outcome: 'failed',
    committing: true,
  },
  {
    what: 'drops after the final dot and has the message',
    script: { accepted: 'drop' },
    become: Array(3).fill(`uncertain ${closed}`),
    outcome: 'uncertain',
    taken: true,
    committing: true,
  },
  {
    what: 'drops after the final dot and has it not',
    script: { end: 'drop', rcpt: refusesB('550 5.1.1 No') },
    become: [`uncertain ${closed}`, 'failed 550 5.1.1 No', `uncertain ${closed}`],
    outcome: 'uncertain',
    committing: true,
  },
  {
    what: 'hangs after the final dot',
    script: { accepted: 'hang' },
    become: Array(3).fill(`uncertain ${silent}`),
    outcome: 'uncertain',
    taken: true,
    committing: true,
  },
  {
    what: 'answers the final dot with nonsense',
    script: { accepted: 'certainly' },
    become: Array(3).fill('uncertain Message failed: certainly'),
    outcome: 'uncertain',
    taken: true,
    committing: true,
  },
  {
    what: 'drops in the middle of the message',
    script: { body: 'drop' },
    become: Array(3).fill(`deferred ${closed}`),
    outcome: 'deferred',
  },
  {
    what: 'says that it has the message before it does',
    script: { body: '250 2.0.0 Already queued' },
    become: Array(3).fill('deferred Answered before its end: 250 2.0.0 Already queued'),
    outcome: 'deferred',
  },
  {
    what: 'refuses in the middle of the message',
    script: { body: '552 5.3.4 Too large' },
    become: Array(3).fill('failed 552 5.3.4 Too large'),
    outcome: 'failed',
  },
  {
    what: 'drops at MAIL',
    script: { mail: 'drop' },
    become: Array(3).fill(`deferred ${closed}`),
    outcome: 'deferred',
    fault: 'unreachable',
  },
  {
    what: 'drops at a recipient after it refused one',
    script: {
      rcpt: (address) =>
        address.startsWith('a@') ? '550 5.1.1 No' : address.startsWith('b@') ? 'drop' : null,
    },
    become: ['failed 550 5.1.1 No', `deferred ${closed}`, `deferred ${closed}`],
    outcome: 'deferred',
    fault: 'unreachable',
  },
  {
    what: 'hangs at MAIL',
    script: { mail: 'hang' },
    become: Array(3).fill(`deferred ${silent}`),
    outcome: 'deferred',
    fault: 'unreachable',
  },
  {
    what: 'drips its answer',
    script: { mail: 'drip' },
    become: Array(3).fill(`deferred ${silent}`),
    outcome: 'deferred',
    fault: 'unreachable',
  },
  {
    what: 'hangs at the greeting',
    script: { greeting: 'hang' },
    become: Array(3).fill('deferred The relay did not greet within 0.4 s'),
    outcome: 'deferred',
    fault: 'unreachable',
  },
  {
    what: 'greets with 421',
    script: { greeting: '421 4.7.0 Too many connections' },
    become: Array(3).fill('deferred The relay takes nothing at the moment: 421 4.7.0'),
    outcome: 'deferred',
    fault: 'busy',
  },
  {
    what: 'greets with 554',
    script: { greeting: '554 5.7.1 Blocked' },
    become: Array(3).fill('deferred The relay refused the connection: 554 5.7.1 Blocked'),
    outcome: 'deferred',
    fault: 'unreachable',
  },
  {
    what: 'closes before it greets',
    script: { greeting: 'drop' },
    become: Array(3).fill('deferred The relay closed the connection before it spoke'),
    outcome: 'deferred',
    fault: 'unreachable',
  },
  {
    what: 'says 421 at MAIL',
    script: { mail: '421 4.7.0 Rate exceeded' },
    become: Array(3).fill('deferred 421 4.7.0 Rate exceeded'),
    outcome: 'deferred',
    fault: 'busy',
  },
  {
    what: 'says 421 at a recipient after it refused one',
    script: {
      rcpt: (address) =>
        address.startsWith('a@') ? '550 5.1.1 No' : address.startsWith('b@') ? '421 Enough' : null,
    },
    become: ['failed 550 5.1.1 No', 'deferred 421 Enough', 'deferred 421 Enough'],
    outcome: 'deferred',
    fault: 'busy',
  },
  {
    what: 'says 421 after the final dot',
    script: { end: '421 4.3.0 Closing' },
    become: Array(3).fill('deferred 421 4.3.0 Closing'),
    outcome: 'deferred',
    fault: 'busy',
    committing: true,
  },
  {
    what: 'throttles with 454',
    script: { end: '454 Throttling failure: Maximum sending rate exceeded' },
    become: Array(3).fill('deferred 454 Throttling failure'),
    outcome: 'deferred',
    fault: 'busy',
    committing: true,
  },
  {
    what: 'wants a login',
    script: { mail: '530 5.7.0 Authentication required' },
    become: Array(3).fill('deferred 530 5.7.0'),
    outcome: 'deferred',
    fault: 'login',
  },
  {
    what: 'validates with 450, as MailerSend does',
    script: { end: '450 4.2.1 The from.email domain must be verified' },
    relay: { preset: 'mailersend' },
    become: Array(3).fill('failed 450 4.2.1'),
    outcome: 'failed',
    committing: true,
  },
  {
    what: 'limits the rate with 450, as MailerSend does',
    script: { end: '450 4.2.1 Too many requests, rate limit exceeded' },
    relay: { preset: 'mailersend' },
    become: Array(3).fill('deferred 450 4.2.1'),
    outcome: 'deferred',
    fault: 'busy',
    committing: true,
  },
]

/** The beginning of a message whose end never comes. */
async function* unfinished(): AsyncGenerator<Buffer> {
  yield Buffer.from(letter)
  await new Promise(() => undefined)
}

for (const pipelining of [true, false]) {
  test.each(cases)(`a relay ${pipelining ? 'with' : 'without'} pipelining $what`, async (one) => {
    const extensions = usualExtensions.filter((word) => pipelining || word !== 'PIPELINING')
    await using relay = await startRelay({ script: one.script, extensions })
    await using transport = given(relay, one.relay ?? {}, { timeouts: quick })
    const to = ['a@b.example', 'b@b.example', 'c@b.example']
    const asked: string[][] = []
    const delivery = await transport.deliver(
      aMail({ to, ...(one.script.body ? { open: unfinished } : {}) }),
      { committing: async (recipients) => void asked.push(recipients) },
    )
    const told = delivery.recipients.map(({ state, reply }, i) =>
      `${state} ${reply}`.slice(0, one.become[i]?.length),
    )
    expect(told).toEqual(one.become)
    expect(delivery).toMatchObject({ outcome: one.outcome, relayFault: one.fault ?? null })
    expect(relay.accepted).toBe(one.taken ? 1 : 0)
    expect(asked).toHaveLength(one.committing ? 1 : 0)
    if (one.taken) expect(relay.mails[0]?.to).toEqual(asked[0])
  })
}

test('defers when nobody listens', async () => {
  const relay = await startRelay()
  await relay[Symbol.asyncDispose]()
  await using transport = given(relay)
  const delivery = await transport.deliver(aMail(), noHooks)
  expect(delivery).toMatchObject({ outcome: 'deferred', relayFault: 'unreachable', server: null })
  expect(delivery.recipients[0]?.reply).toBe(
    `No connection to 127.0.0.1:${relay.port} (ECONNREFUSED): check host and port, and whether a firewall is in the way.`,
  )
})

test('defers when the name of the relay does not exist', async () => {
  await using transport = given({ host: 'nowhere.invalid', port: 25 }, {}, { timeouts: quick })
  const delivery = await transport.deliver(aMail(), noHooks)
  expect(delivery).toMatchObject({ outcome: 'deferred', relayFault: 'unreachable' })
  expect(delivery.recipients[0]?.reply).toContain('The name nowhere.invalid has no address')
})

test('fails an address that cannot be said, and delivers to the others', async () => {
  await using relay = await startRelay()
  await using transport = given(relay)
  const to = ['a@b.example>\r\nRCPT TO:<x@b.example', 'b@b.example', '<c@b.example>', 'b@b.example']
  const delivery = await transport.deliver(aMail({ to }), noHooks)
  expect(delivery.recipients.map(({ state }) => state)).toEqual(['failed', 'delivered', 'failed'])
  expect(relay.mails.map(({ to }) => to)).toEqual([['b@b.example']])
})

test('defers when the message cannot be read', async () => {
  await using relay = await startRelay()
  await using transport = given(relay)
  const mail = aMail({
    async *open() {
      yield Buffer.from('From: a@a.example\r\n')
      throw new Error('the disk is gone')
    },
  })
  const delivery = await transport.deliver(mail, noHooks)
  expect(delivery).toMatchObject({ outcome: 'deferred', relayFault: null })
  expect(delivery.recipients[0]?.reply).toBe('the disk is gone')
  expect(relay.accepted).toBe(0)
})
