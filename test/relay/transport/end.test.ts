import { once } from 'node:events'
import { expect, test } from 'vitest'
import { startRelay } from '../../helpers/relay.ts'
import { aMail, given, letter, noHooks, quick } from './given.ts'

/** A promise and what settles it. */
function held() {
  let release: () => void = () => undefined
  let refuse: (error: Error) => void = () => undefined
  const promise = new Promise<void>((resolve, reject) => {
    release = resolve
    refuse = reject
  })
  return { promise, release, refuse }
}

test.each(['none', 'starttls', 'implicit'] as const)(
  'the final dot waits for who keeps the books, with TLS %s',
  async (tls) => {
    await using relay = await startRelay({ tls })
    const way = { none: 'none', starttls: 'required', implicit: 'implicit' } as const
    await using transport = given(relay, { tls: way[tls], ca: relay.ca })
    const asked = held()
    const books = held()
    const delivery = transport.deliver(aMail(), {
      committing: async (recipients) => {
        expect(recipients).toEqual(['b@b.example'])
        asked.release()
        await books.promise
      },
    })
    await asked.promise
    // All but the end arrives; the relay says something of its own only after the end.
    await relay.heard(letter.length)
    expect(relay.commands).not.toContain('.')
    books.release()
    expect((await delivery).outcome).toBe('delivered')
  },
)

test('without the books the message is not ended', async () => {
  await using relay = await startRelay()
  await using transport = given(relay)
  const delivery = await transport.deliver(aMail(), {
    committing: async () => {
      throw new Error('the books are full')
    },
  })
  expect(delivery).toMatchObject({
    outcome: 'deferred',
    recipients: [{ state: 'deferred', reply: 'the books are full' }],
    relayFault: null,
  })
  await relay.closed()
  expect(relay.commands).not.toContain('.')
  expect(relay.accepted).toBe(0)
})

test('a relay that goes while the books are kept has no message', async () => {
  await using relay = await startRelay()
  await using transport = given(relay)
  const books = held()
  const asked = held()
  const delivery = transport.deliver(aMail(), {
    committing: () => {
      asked.release()
      return books.promise
    },
  })
  await asked.promise
  relay.cut()
  await relay.closed()
  // By the time another conversation is over, this end has heard of the cut too.
  await transport.test()
  books.release()
  expect(await delivery).toMatchObject({ outcome: 'deferred' })
  expect(relay.accepted).toBe(0)
})

test('waits for the books before it tells that the relay is gone', async () => {
  await using relay = await startRelay()
  await using transport = given(relay)
  const books = held()
  const asked = held()
  const order: string[] = []
  const delivery = transport
    .deliver(aMail(), {
      committing: async () => {
        asked.release()
        await books.promise
        order.push('books')
      },
    })
    .then(() => order.push('told'))
  await asked.promise
  relay.cut()
  await relay.closed()
  books.release()
  await delivery
  expect(order).toEqual(['books', 'told'])
})

test('a relay that stops reading is given up before the books are asked', async () => {
  await using relay = await startRelay({ script: { data: 'deaf' } })
  await using transport = given(relay, {}, { timeouts: quick })
  const big = Buffer.alloc(8 * 1024 * 1024, 'abcdefghi\r\n')
  const mail = aMail({
    size: big.length,
    async *open() {
      for (let at = 0; at < big.length; at += 65_536) yield big.subarray(at, at + 65_536)
    },
  })
  let asked = 0
  const delivery = await transport.deliver(mail, { committing: async () => void asked++ })
  expect(delivery).toMatchObject({ outcome: 'deferred' })
  expect(delivery.recipients[0]?.reply).toBe('The message did not get through within 0.025 min.')
  expect(asked).toBe(0)
})

test('stops when it is told to, before the end', async () => {
  await using relay = await startRelay()
  await using transport = given(relay)
  const stop = new AbortController()
  const delivery = await transport.deliver(aMail(), {
    committing: async () => {
      stop.abort()
      await once(process, 'never', { signal: AbortSignal.timeout(1) }).catch(() => undefined)
    },
    signal: stop.signal,
  })
  expect(delivery).toMatchObject({ outcome: 'deferred', relayFault: null })
  expect(relay.accepted).toBe(0)
})

test('does not stop once the end is out', async () => {
  const stop = new AbortController()
  await using relay = await startRelay({
    script: {
      end: () => {
        stop.abort()
        return null
      },
    },
  })
  await using transport = given(relay)
  const delivery = await transport.deliver(aMail(), { ...noHooks, signal: stop.signal })
  expect(delivery.outcome).toBe('delivered')
})

test('does not begin what is stopped while it connects', async () => {
  const stop = new AbortController()
  await using relay = await startRelay({
    script: {
      ehlo: () => {
        stop.abort()
        return null
      },
    },
  })
  await using transport = given(relay)
  const delivery = await transport.deliver(aMail(), { ...noHooks, signal: stop.signal })
  expect(delivery).toMatchObject({ outcome: 'deferred', relayFault: null })
  expect(relay.commands).toHaveLength(1)
})

test('does not begin what was stopped before', async () => {
  await using relay = await startRelay()
  await using transport = given(relay)
  const delivery = await transport.deliver(aMail(), { ...noHooks, signal: AbortSignal.abort() })
  expect(delivery).toMatchObject({ outcome: 'deferred', relayFault: null })
  expect(relay.connections).toBe(0)
})
