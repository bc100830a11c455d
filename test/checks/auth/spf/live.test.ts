import { expect, test } from 'vitest'
import { createLiveResolver } from '../../../../server/dns/live.ts'
import { startDns } from '../../../helpers/dns.ts'
import { runOf, spf } from './given.ts'

const zone = {
  'example.com': {
    TXT: [`v=spf1 a:host.example.com include:relay.example ${'ip4:198.51.100.1 '.repeat(40)}-all`],
  },
  'host.example.com': { A: ['203.0.113.1'] },
  'relay.example': {
    TXT: ['v=spf1 exists:%{o}.%{ir}.list.relay.example mx -all'],
    MX: ['5 mx.relay.example'],
  },
  'example.com.2.2.0.192.list.relay.example': { A: ['127.0.0.2'] },
  'mx.relay.example': { CNAME: ['real.relay.example'] },
  'real.relay.example': { A: ['192.0.2.1'], AAAA: ['2001:db8::1'] },
  'signs.example.com': { TXT: ['v=spf1 a:a%%b%_c.example.com -all'] },
  'a%b c.example.com': { A: ['192.0.2.1'] },
}

test.each([
  ['192.0.2.1', 'user@example.com', 'pass'],
  ['2001:db8::1', 'user@example.com', 'pass'],
  ['192.0.2.2', 'user@example.com', 'pass'],
  ['192.0.2.3', 'user@example.com', 'fail'],
  ['192.0.2.1', 'user@signs.example.com', 'undecided'],
  ['192.0.2.1', 'user@gone.example.com', 'none'],
])('asks a DNS server: %s for %s: %s', async (ip, from, result) => {
  await using server = await startDns(zone)
  const live = createLiveResolver({ servers: [server.address] })
  expect(await runOf(live, { ip, from })).toMatchObject({ result })
})

test('a server that fails is a temporary error, one that is gone decides nothing', async () => {
  const server = await startDns(zone)
  const live = createLiveResolver({ servers: [server.address], cacheMs: 0 })
  server.spoil('relay.example', 'servfail')
  expect(await spf(live)).toMatchObject({ result: 'temperror' })
  await server[Symbol.asyncDispose]()
  expect(await spf(live)).toMatchObject({
    result: 'undecided',
    findings: [{ severity: 'unknown' }],
  })
})
