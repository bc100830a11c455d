import { expect, test } from 'vitest'
import { within } from '../../../server/checks/auth/budget.ts'
import type { DnsAnswer, Resolver } from '../../../server/dns/resolver.ts'

const found: DnsAnswer = { state: 'found', records: ['x'], planned: false }

test('hands on what is answered in time', async () => {
  const dns = within({ ask: () => Promise.resolve(found) }, 60_000)
  expect(await dns.ask('a.example', 'TXT')).toEqual(found)
  dns.close()
})

test('waits no longer than its budget, and asks nobody afterwards', async () => {
  const asked: string[] = []
  const silent: Resolver = {
    ask(name) {
      asked.push(name)
      return new Promise(() => {})
    },
  }
  const dns = within(silent, 20)
  const began = performance.now()
  const answers = await Promise.all([dns.ask('a.example', 'TXT'), dns.ask('b.example', 'A')])
  expect(answers.map(({ state }) => state)).toEqual(['timeout', 'timeout'])
  expect(performance.now() - began).toBeLessThan(5_000)
  expect((await dns.ask('c.example', 'TXT')).state).toBe('timeout')
  expect(asked).toEqual(['a.example', 'b.example'])
})
