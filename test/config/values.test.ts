import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearest } from '../../server/config/nearest.ts'
import {
  basePath,
  credentials,
  dnsList,
  dnsServers,
  duration,
  hostName,
  size,
  whole,
} from '../../server/config/values.ts'

test('reads back every whole number in its range and none outside', () => {
  const parse = whole(10, 5000)
  fc.assert(
    fc.property(fc.nat(10_000), (number) => {
      const inside = number >= 10 && number <= 5000
      expect(parse(String(number))).toBe(inside ? number : undefined)
    }),
  )
  for (const text of ['', ' 11', '+11', '1e2', '11.0', '-11', '0x1f']) {
    expect(parse(text)).toBeUndefined()
  }
})

test('reads sizes with and without a unit', () => {
  const parse = size(1024 ** 3)
  expect(['0', '4096', '1k', '2KB', '2 MiB', '0.5g', '1GB'].map(parse)).toEqual([
    0, 4096, 1024, 2048, 2_097_152, 536_870_912, 1_073_741_824,
  ])
  expect(['', '-1', '1TB', '1.5.5M', 'MB', '2GB'].map(parse)).toEqual(Array(6).fill(undefined))
})

test('reads times', () => {
  const parse = duration(3_600_000)
  expect(['30', '30s', '5m', '1h', '500ms'].map(parse)).toEqual([
    30_000, 30_000, 300_000, 3_600_000, 500,
  ])
  expect(['', '0', '2h', '5 m', '1d'].map(parse)).toEqual(Array(5).fill(undefined))
})

test('takes DNS servers with and without a port, and lists of names', () => {
  expect(['system', 'off', '127.0.0.1', '127.0.0.1:5353,[::1]:53', '::1'].map(dnsServers)).toEqual([
    'system',
    'off',
    ['127.0.0.1'],
    ['127.0.0.1:5353', '[::1]:53'],
    ['::1'],
  ])
  const wrong = ['', 'dns.example', '127.0.0.1:', '127.0.0.1:0', '::1:x', '[::1]', 'off,off']
  expect(wrong.map(dnsServers)).toEqual(Array(7).fill(undefined))
  expect(['bl.example', 'domain:Dbl.Example.'].map(dnsList)).toEqual([
    { kind: 'address', zone: 'bl.example' },
    { kind: 'domain', zone: 'dbl.example' },
  ])
  expect(['', 'list', 'name:bl.example', '*.example'].map(dnsList)).toEqual(
    Array(4).fill(undefined),
  )
})

test('takes host names, not addresses of pages', () => {
  expect(['Mail_Proof', 'a.b-c', '10.0.0.1', '*.Test', '*'].map(hostName)).toEqual([
    'mail_proof',
    'a.b-c',
    '10.0.0.1',
    '*.test',
    '*',
  ])
  expect(['', 'http://a', 'a:80', 'a/b', 'a*', 'a b', '-a'].map(hostName)).toEqual(
    Array(7).fill(undefined),
  )
})

test('writes a base path without a slash at its end', () => {
  expect(['', '/', '/mail', '/a/b/'].map(basePath)).toEqual(['', '', '/mail', '/a/b'])
  expect(['mail', '/a//b', '/a?b', '/ä'].map(basePath)).toEqual(Array(4).fill(undefined))
})

test('splits credentials at the first colon', () => {
  expect(credentials('a:b:c')).toEqual({ user: 'a', password: 'b:c' })
  expect([':b', 'a:', 'a'].map(credentials)).toEqual(Array(3).fill(undefined))
})

test('finds the name that was meant, and none for a name unlike all', () => {
  const known = ['--smtp-port', '--smtps-port', '--host', '--http-port']
  expect(nearest('--smptport', known)).toBe('--smtp-port')
  expect(nearest('--hots', known)).toBe('--host')
  expect(nearest('--quiet-please', known)).toBeUndefined()
  expect(nearest('x'.repeat(100_000), known)).toBeUndefined()
})
