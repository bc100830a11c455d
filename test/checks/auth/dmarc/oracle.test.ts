import { dmarc } from 'mailauth/lib/dmarc/index.js'
import { expect, test } from 'vitest'
import { evaluateDmarc } from '../../../../server/checks/auth/dmarc/index.ts'
import { aMail, dnsOf, type Zone } from './given.ts'

const froms = [
  'example.org',
  'mail.example.org',
  'a.b.shop.co.uk',
  'ann.github.io',
  'other.example',
]
const signers = [
  null,
  'example.org',
  'news.example.org',
  'shop.co.uk',
  'bob.github.io',
  'esp.example',
]
const envelopes = [null, 'example.org', 'b.shop.co.uk', 'ann.github.io', 'esp.example']

const zone: Zone = {
  'TXT _dmarc.example.org': ['v=DMARC1; p=reject; sp=quarantine'],
  'TXT _dmarc.shop.co.uk': ['v=DMARC1; p=none'],
  'TXT _dmarc.ann.github.io': ['v=DMARC1; p=quarantine', 'something else'],
}

/** Node's own codes: it tells by them that there is no record. */
function answer(name: string): Promise<string[][]> {
  const found = zone[`TXT ${name}`]
  if (Array.isArray(found)) return Promise.resolve(found.map((text) => [text]))
  return Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }))
}

test.for(froms)('agrees with mailauth on relaxed alignment of From: %s', async (from) => {
  for (const signer of signers) {
    for (const envelope of envelopes) {
      const theirs = await dmarc({
        headerFrom: `shop@${from}`,
        spfDomains: envelope === null ? [] : [envelope],
        dkimDomains: signer === null ? [] : [{ domain: signer }],
        resolver: answer,
      })
      const ours = await evaluateDmarc(aMail({ from: [`shop@${from}`] }), dnsOf(zone), {
        spf: {
          result: envelope === null ? 'none' : 'pass',
          domain: envelope,
          identity: 'mailfrom',
        },
        dkim: {
          result: signer === null ? 'none' : 'pass',
          signatures: signer === null ? [] : [{ domain: signer, selector: 's', result: 'pass' }],
        },
      })
      const told = { signer, envelope }
      expect({ ...told, result: ours.result, policy: ours.policy?.applied }).toEqual({
        ...told,
        result: theirs === false ? null : theirs.status.result,
        policy: theirs === false ? null : theirs.policy,
      })
    }
  }
})
