import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bimiTexts } from '../../../server/checks/auth/bimi/texts.ts'
import { dmarcTexts } from '../../../server/checks/auth/dmarc/texts.ts'
import { journeyTexts } from '../../../server/checks/auth/journey/texts.ts'
import { listingTexts } from '../../../server/checks/auth/listings/texts.ts'
import { mtaStsTexts } from '../../../server/checks/auth/mta-sts/texts.ts'
import { mxTexts } from '../../../server/checks/auth/mx/texts.ts'
import { requirementTexts } from '../../../server/checks/auth/requirements/texts.ts'
import { reverseTexts } from '../../../server/checks/auth/reverse-dns/texts.ts'
import { tlsRptTexts } from '../../../server/checks/auth/tls-rpt/texts.ts'
import type { FindingTexts } from '../../../server/checks/auth/verdict.ts'

const root = join(import.meta.dirname, '../../../server/checks/auth')

const protocols: [string, FindingTexts, string][] = [
  ['bimi', bimiTexts, 'bimi_'],
  ['dmarc', dmarcTexts, 'dmarc_'],
  ['journey', journeyTexts, 'journey_'],
  ['listings', listingTexts, 'listings_'],
  ['mta-sts', mtaStsTexts, 'sts_'],
  ['mx', mxTexts, 'mx_'],
  ['requirements', requirementTexts, 'required_'],
  ['reverse-dns', reverseTexts, 'reverse_'],
  ['tls-rpt', tlsRptTexts, 'tlsrpt_'],
]

const sourceOf = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((file) => !file.endsWith('texts.ts'))
    .map((file) => readFileSync(join(root, folder, file), 'utf8'))
    .join('\n')

test.for(protocols)('%s: every code in the source has its texts', ([folder, texts, prefix]) => {
  const literals = sourceOf(folder).match(new RegExp(`(?<=')${prefix}[a-z0-9_]+(?=')`, 'g')) ?? []
  expect(literals.length).toBeGreaterThan(0)
  expect(literals.filter((code) => !(code in texts))).toEqual([])
})

/** Codes that are put together: `dmarc_fail_` and what happens. */
const composed = /^(?:dmarc_(?:fail|spf|dkim|by)_|listings_(?:refused|odd)$)/

test.for(protocols)('%s: every text belongs to a code in the source', ([folder, texts, prefix]) => {
  const source = sourceOf(folder)
  const named = (code: string) =>
    source.includes(`'${code}'`) ||
    (prefix === 'required_' && source.includes(`'${code.slice(prefix.length)}'`))
  expect(Object.keys(texts).filter((code) => !composed.test(code) && !named(code))).toEqual([])
})

test.for(protocols)('%s: both languages name the same values', ([, texts]) => {
  const valuesIn = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()
  for (const [code, { what, why, mend }] of Object.entries(texts)) {
    for (const { en, es } of [what, why, mend])
      expect([code, valuesIn(es)]).toEqual([code, valuesIn(en)])
  }
})
