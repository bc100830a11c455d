import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { verifyDkim } from '../../../../server/checks/auth/dkim/index.ts'
import { aMail, dnsOf, now } from './given.ts'

const corpus = resolve(import.meta.dirname, '../../../../../shared/corpus/dkim')
const there = existsSync(corpus)
if (!there) process.stderr.write(`SKIPPED: no signed mail at ${corpus}\n`)

/** What others signed, and how it fares: RFC 8463 §A.3, simple/simple, a changed From. */
const verdicts = [
  ['stalwart-001.eml', 'pass', ['valid', 'valid'], [256, 1024]],
  ['stalwart-002.eml', 'pass', ['valid'], [1024]],
  ['rspamd-ed25519-broken.eml', 'fail', ['bad_signature', 'bad_signature'], [256, 1024]],
] as const

test.skipIf(!there).each(verdicts)('%s: %s', async (name, result, reasons, bits) => {
  const read: unknown = JSON.parse(readFileSync(join(corpus, 'zone.json'), 'utf8'))
  // The file is ours to read, and says so.
  const zone = read as Record<string, { TXT: string[] }>
  const dns = dnsOf(Object.fromEntries(Object.entries(zone).map(([key, { TXT }]) => [key, TXT])))
  const verdict = await verifyDkim(aMail(readFileSync(join(corpus, name))), dns, { now })
  expect(verdict.result).toBe(result)
  expect(verdict.signatures.map(({ reason }) => reason)).toEqual(reasons)
  expect(verdict.signatures.map(({ keyBits }) => keyBits)).toEqual(bits)
})
