import fc from 'fast-check'
import { dkimSign } from 'mailauth/lib/dkim/sign.js'
import { expect, test } from 'vitest'
import type { Resolver } from '../../../../server/dns/resolver.ts'
import { verifyArc } from '../../../../server/checks/auth/arc/index.ts'
import { verifyDkim } from '../../../../server/checks/auth/dkim/index.ts'
import { aKey } from '../../../helpers/dkim.ts'
import { aMail, dnsWith, now, verified } from './given.ts'

const keys = [aKey({ bits: 1024 }), aKey({ algorithm: 'ed25519', selector: 'ed' })] as const
const dns = dnsWith(...keys)

const piece = fc.constantFrom('a', 'Zz', 'é', ' ', '  ', '\t', ' \t ', '=', ';', ':', '.', '"')
const words = fc.array(piece, { maxLength: 8 }).map((all) => all.join(''))
const fold = fc.constantFrom('\r\n ', '\r\n\t', '\r\n  \t')
/** A value begins with a letter, and no line of a fold is empty. */
const value = fc
  .tuple(words, fc.array(fc.tuple(fold, words), { maxLength: 3 }))
  .map(([first, rest]) => `v${first}${rest.map(([gap, more]) => `${gap}w${more}`).join('')}`)
const gap = fc.constantFrom('', ' ', '  ', '\t')
const line = fc.array(piece, { maxLength: 6 }).map((all) => all.join(''))
const body = fc.array(line, { maxLength: 6 }).map((all) => all.join('\r\n'))

const messages = fc.record({
  ...{ subject: value, to: value, gap, body },
  end: fc.constantFrom('', '\r\n', '\r\n\r\n', ' \r\n', '\r\n \r\n\r\n'),
  key: fc.constantFrom(...keys),
  canonicalization: fc.constantFrom(
    ...['simple/simple', 'simple/relaxed', 'relaxed/simple', 'relaxed/relaxed'],
  ),
  pick: fc.nat(),
})
/** White space at the end without a line break: no relay sends that, and the other reads it differently. */
const message = messages.filter((one) => !/[ \t]$/.test(one.body + one.end))

type Case = typeof message extends fc.Arbitrary<infer T> ? T : never

async function signedByOthers(one: Case) {
  const { subject, to, key, canonicalization, end } = one
  const head = `From: ada@sender.test\r\nSubject:${one.gap}${subject}\r\nTo: ${to}\r\n`
  const raw = Buffer.from(`${head}\r\n${one.body}${end}`)
  const signer = { signingDomain: key.domain, selector: key.selector, privateKey: key.pem }
  const { signatures } = await dkimSign(raw, {
    ...{ canonicalization, headerList: ['From', 'Subject', 'To'], signTime: new Date(now) },
    // Its types ask for a signer, its code for a list of them.
    ...{ ...signer, signatureData: [signer] },
  })
  return { signatures, head, raw }
}

test('passes whatever another library signed', async () => {
  await fc.assert(
    fc.asyncProperty(message, async (one) => {
      const { signatures, raw } = await signedByOthers(one)
      const { signature } = await verified(Buffer.concat([Buffer.from(signatures), raw]), dns)
      expect(signature.reason).toBe('valid')
    }),
    { numRuns: 400 },
  )
})

test('finds any byte that was changed in what is signed', async () => {
  await fc.assert(
    fc.asyncProperty(message, async (one) => {
      const { signatures, head, raw } = await signedByOthers(one)
      const places = [...raw.keys()].filter((at) => isWord(raw, at, head.length))
      const at = places[one.pick % places.length] ?? 0
      const changed = Buffer.from(raw)
      changed[at] = (changed[at] ?? 0) ^ 1
      const { signature } = await verified(Buffer.concat([Buffer.from(signatures), changed]), dns)
      const inBody = at >= Buffer.byteLength(head)
      expect(signature.reason).toBe(inBody ? 'broken_body' : 'bad_signature')
    }),
    { numRuns: 400 },
  )
})

const scrap = fc.constantFrom(
  ...['v=1', 'v=DKIM1', 'a=rsa-sha256', 'a=ed25519-sha256', 'd=a.test', 's=s', 'h=from', 'bh=AAAA'],
  ...[
    'b=AAAA',
    'p=',
    'p=AAAA',
    'k=ed25519',
    'k=rsa',
    't=y:s',
    'l=99999999999999999999',
    'i=@',
    'x=1',
  ],
  ...[
    ';',
    ';',
    ';',
    '; ',
    '=',
    ':',
    '\r\n ',
    'é',
    '\0',
    '"',
    'c=relaxed',
    'q=dns/txt',
    'b=',
    'i=1',
  ],
)
const scraps = fc.array(scrap, { maxLength: 30 }).map((all) => all.join(''))

test('never throws, whatever a message or DNS says', async () => {
  await fc.assert(
    fc.asyncProperty(scraps, scraps, fc.array(scraps, { maxLength: 3 }), async (a, b, records) => {
      const fields = ['DKIM-Signature', 'ARC-Seal', 'ARC-Message-Signature', 'DKIM-Signature']
      const head = fields.map((name, index) => `${name}:${index % 2 ? a : b}`).join('\r\n')
      const mail = aMail(`${head}\r\nFrom: x@a.test\r\n\r\nHello`)
      const any: Resolver = {
        ask: () => Promise.resolve({ state: 'found', records, planned: false }),
      }
      const dkim = await verifyDkim(mail, any, { now })
      const arc = await verifyArc(mail, any, { now })
      expect(dkim.result).not.toBe('pass')
      expect(arc.result).not.toBe('pass')
    }),
    { numRuns: 1_000 },
  )
})

/** A letter of a value or of the body, which stays one when its last bit changes. */
function isWord(raw: Buffer, at: number, head: number): boolean {
  const text = raw.toString('latin1')
  if (!/[b-yB-Y]/.test(text[at] ?? '')) return false
  if (at >= head) return true
  const start = text.lastIndexOf('\r\n', at) + 2
  const folded = text[start] === ' ' || text[start] === '\t'
  return folded || text.slice(start, at).includes(':')
}
