import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { signMessage } from '../../../server/checks/auth/dkim/sign.ts'
import { shaped } from './shaping.ts'

const pem = generateKeyPairSync('ed25519')
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString()
const sign = { domain: 'shop.test', selector: 's1' }
const key = () => Promise.resolve(pem)
/** Takes ASCII alone. */
const poor = { eightBit: false, smtpUtf8: false }
const mail = 'From: a@shop.test\nSubject: Hello\n\nbody'

test('signs what goes out, after everything else', async () => {
  const wanted = { sign, from: 'b@shop.test', convert: true }
  const result = await shaped(`${mail} é`, { wanted, key, offers: poor })
  const rest = result.out.slice(result.out.indexOf('\r\nFrom:') + 2)
  expect(rest).toMatch(/^From: <b@shop\.test>\r\n/)
  const again = signMessage(Buffer.from(rest, 'latin1'), { ...sign, privateKey: pem })
  expect(result.out).toBe(Buffer.from(again).toString('latin1'))
  expect(result).toMatchObject({ size: result.out.length, trouble: [] })
  expect(result.told.at(-1)).toBe('signed')
})

test('signs alike each time', async () => {
  const one = await shaped(mail, { wanted: { sign }, key })
  expect((await shaped(mail, { wanted: { sign }, key, piece: 3 })).out).toBe(one.out)
})

test('lets nothing go out unsigned that was to be signed', async () => {
  const none = await shaped(mail, { wanted: { sign } })
  expect(none.trouble).toEqual(['no_key!'])
  expect(none.problems[0]?.text.en).toContain('DKIM key s1._domainkey.shop.test')
  const bad = await shaped(mail, { wanted: { sign }, key: () => Promise.resolve('no key') })
  expect(bad.trouble).toEqual(['cannot_sign!'])
  const large = Buffer.alloc(51 * 1024 * 1024, '\r\n')
  expect((await shaped(large, { wanted: { sign }, key })).trouble).toEqual(['too_large_to_sign!'])
})

const old = 'DKIM-Signature: v=1; d=shop.test; h=From:\n Subject;\n bh=x; b=y\n'

test.each([
  ['nothing', {}, []],
  ['Bcc', { strip: ['X-Other'] }, []],
  ['From', { from: 'b@shop.test' }, ['breaks_dkim']],
  ['a signed field', { strip: ['subject'] }, ['breaks_dkim']],
  ['From and the signature', { from: 'b@shop.test', strip: ['DKIM-Signature'] }, []],
  ['the body', { convert: true }, ['breaks_dkim']],
])('says whether a signature still holds: %s changes', async (_, wanted, trouble) => {
  const signed = `${old}X-Other: a\nBcc: c@d.test\n${mail}${'convert' in wanted ? ' é' : ''}\n`
  const offers = 'convert' in wanted ? poor : null
  expect((await shaped(signed, { wanted, offers })).trouble).toEqual(trouble)
})
