import { expect, test } from 'vitest'
import { arcTexts } from '../../../server/checks/auth/arc/texts.ts'
import { bimiTexts } from '../../../server/checks/auth/bimi/texts.ts'
import { dkimTexts } from '../../../server/checks/auth/dkim/texts.ts'
import { dmarcTexts } from '../../../server/checks/auth/dmarc/texts.ts'
import { fileTexts } from '../../../server/checks/auth/files/texts.ts'
import { journeyTexts } from '../../../server/checks/auth/journey/texts.ts'
import { listingTexts } from '../../../server/checks/auth/listings/texts.ts'
import { mtaStsTexts } from '../../../server/checks/auth/mta-sts/texts.ts'
import { mxTexts } from '../../../server/checks/auth/mx/texts.ts'
import { requirementTexts } from '../../../server/checks/auth/requirements/texts.ts'
import { reverseTexts } from '../../../server/checks/auth/reverse-dns/texts.ts'
import { spfTexts } from '../../../server/checks/auth/spf/texts.ts'
import { tlsRptTexts } from '../../../server/checks/auth/tls-rpt/texts.ts'
import type { FindingTexts } from '../../../server/checks/auth/verdict.ts'

const all: Record<string, FindingTexts> = {
  ...{ arc: arcTexts, bimi: bimiTexts, dkim: dkimTexts, dmarc: dmarcTexts, journey: journeyTexts },
  ...{
    files: fileTexts,
    listings: listingTexts,
    mtaSts: mtaStsTexts,
    mx: mxTexts,
    requirements: requirementTexts,
  },
  ...{ reverseDns: reverseTexts, spf: spfTexts, tlsRpt: tlsRptTexts },
}

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([one]) => one).sort()

test.each(Object.entries(all))('says of each finding of %s what to do, twice', (_, texts) => {
  expect(Object.keys(texts).length).toBeGreaterThan(2)
  for (const [code, { what, why, mend }] of Object.entries(texts)) {
    for (const { en, es } of [what, why, mend]) {
      expect([code, en.length > 5, es.length > 5]).toEqual([code, true, true])
      expect([code, placeholders(es)]).toEqual([code, placeholders(en)])
    }
    expect([code, mend.en === mend.es]).toEqual([code, false])
  }
})
