import { expect, test } from 'vitest'
import type { SpfNode } from '../../../../server/types.ts'
import { dnsOf, runOf } from './given.ts'

/** A tree as lines: 'domain', then its terms, those below indented. */
function drawn(node: SpfNode | null, indent = ''): string[] {
  if (!node) return []
  return node.terms.flatMap(({ term, outcome, lookups, found, child }) => {
    const line = `${indent}${term}: ${outcome}, ${lookups}${found.length > 0 ? ` [${found.join(' ')}]` : ''}`
    return [line, ...drawn(child, `${indent}  `)]
  })
}

const relay = {
  'example.com': 'v=spf1 a:h.example.com include:relay.example mx -all exp=why.example.com',
  'relay.example': 'v=spf1 include:inner.example ip4:192.0.2.0/24 ~all',
  'inner.example': 'v=spf1 exists:%{i}.list.example -all',
  'h.example.com': { A: ['198.51.100.1', '198.51.100.2'] },
}

test('shows what was evaluated, what was not reached, and what it cost', async () => {
  const run = await runOf(relay)
  expect(run).toMatchObject({
    ...{ result: 'pass', lookups: 4, voidLookups: 1 },
    matched: { domain: 'example.com', term: 'include:relay.example' },
  })
  expect(run.tree).toMatchObject({ domain: 'example.com', record: relay['example.com'] })
  expect(drawn(run.tree)).toEqual([
    'a:h.example.com: no-match, 1 [198.51.100.1 198.51.100.2]',
    'include:relay.example: match, 3 [relay.example]',
    '  include:inner.example: no-match, 2 [inner.example]',
    '    exists:%{i}.list.example: no-match, 1 [192.0.2.1.list.example]',
    '    -all: match, 0',
    '  ip4:192.0.2.0/24: match, 0',
    '  ~all: not-reached, 0',
    'mx: not-reached, 0',
    '-all: not-reached, 0',
    'exp=why.example.com: not-reached, 0',
  ])
})

test('shows the term that is an error', async () => {
  const run = await runOf({ 'example.com': 'v=spf1 ip4:198.51.100.1 ip4:bad moo=x -all' })
  expect(run.matched).toBeNull()
  expect(drawn(run.tree)).toEqual([
    'ip4:198.51.100.1: not-reached, 0',
    'ip4:bad: error, 0',
    'moo=x: not-reached, 0',
    '-all: not-reached, 0',
  ])
})

test('shows the look-up that is one too many', async () => {
  const terms = Array.from({ length: 12 }, () => 'a:h.example.com').join(' ')
  const run = await runOf({ ...relay, 'example.com': `v=spf1 ${terms} -all` })
  const outcomes = run.tree?.terms.map(({ outcome }) => outcome) ?? []
  expect(outcomes.indexOf('error')).toBe(10)
  expect(outcomes.slice(11)).toEqual(['not-reached', 'not-reached'])
})

test('shows where a redirect leads, and which term decided there', async () => {
  const run = await runOf({
    'example.com': 'v=spf1 moo=x redirect=b.example',
    'b.example': 'v=spf1 -ip4:192.0.2.1 +all',
  })
  expect(run.matched).toEqual({ domain: 'b.example', term: '-ip4:192.0.2.1' })
  expect(drawn(run.tree)).toEqual([
    'moo=x: ignored, 0',
    'redirect=b.example: match, 1 [b.example]',
    '  -ip4:192.0.2.1: match, 0',
    '  +all: not-reached, 0',
  ])
})

test('a redirect beside all is ignored', async () => {
  const run = await runOf({ 'example.com': 'v=spf1 redirect=b.example -all' })
  expect(drawn(run.tree)).toEqual(['redirect=b.example: ignored, 0', '-all: match, 0'])
})

test.each([
  ['v=spf1 include:relay.example ip4:192.0.2.1 -all', 'pass'],
  ['v=spf1 include:relay.example -all', 'undecided'],
  ['v=spf1 ?include:relay.example ip4:192.0.2.1 -all', 'undecided'],
  ['v=spf1 redirect=relay.example', 'undecided'],
  ['v=spf1 a:h.relay.example mx:relay.example ip4:192.0.2.1 -all', 'pass'],
  ['v=spf1 ip4:192.0.2.1 include:relay.example -all', 'pass'],
])('while nobody can be asked about the rest, %s is %s', async (record, result) => {
  const dns = dnsOf({ 'example.com': record }, 'unreachable')
  expect(await runOf(dns)).toMatchObject({ result })
})

test('keeps no more than 300 terms of a record', async () => {
  const terms = Array.from({ length: 400 }, (_, i) => `ip4:198.51.${i >> 8}.${i & 255}`)
  const run = await runOf({ 'example.com': `v=spf1 ${terms.join(' ')} -all` })
  expect(run.result).toBe('fail')
  expect(run.tree?.terms).toHaveLength(300)
})
