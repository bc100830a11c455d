import { expect, test } from 'vitest'
import { hostInScript } from '../../../web/message/preview/punycode.ts'
import { targetOf } from '../../../web/message/preview/target.ts'

test.each([
  ['xn--mnchen-3ya.de', 'münchen.de'],
  ['xn--80ak6aa92e.com', 'аррӏе.com'],
  ['xn--fiqs8s', '中国'],
  ['www.xn--espaa-rta.test', 'www.españa.test'],
  ['XN--MNCHEN-3YA.de', 'MüNCHEN.de'],
  ['plain.test', 'plain.test'],
  ['xn--', 'xn--'],
  ['xn--ä', 'xn--ä'],
  [`xn--${'9'.repeat(60)}`, `xn--${'9'.repeat(60)}`],
])('reads the host %s as %s', (host, script) => {
  expect(hostInScript(host)).toBe(script)
})

test('shows host and path apart, whoever stands before an @', () => {
  expect(targetOf('https://bank.test@evil.test/bank.test?x=@y#z', 'Pay')).toEqual({
    ...{ before: 'https://bank.test@', host: 'evil.test', after: '/bank.test?x=@y#z' },
    ...{ script: null, claimed: null, blocked: false },
  })
  expect(targetOf('http://shop.test:8080', 'x')).toMatchObject({
    ...{ before: 'http://', host: 'shop.test:8080', after: '/' },
  })
})

test('shows a name of another script both ways', () => {
  expect(targetOf('https://аррӏе.com/login', 'Log in')).toMatchObject({
    ...{ host: 'xn--80ak6aa92e.com', script: 'аррӏе.com' },
  })
})

test.each([
  ['https://evil.test/', 'https://shop.test/login', 'shop.test'],
  ['https://evil.test/', ' www.shop.test ', 'shop.test'],
  ['https://evil.test/', 'shop.test', 'shop.test'],
  ['https://evil.test/', 'SHOP.test/offers?x', 'shop.test'],
  ['https://shop.test.evil.test/', 'shop.test', 'shop.test'],
  ['https://xn--80ak6aa92e.com/', 'apple.com', 'apple.com'],
])('warns when a link to %s reads %s', (href, text, claimed) => {
  expect(targetOf(href, text).claimed).toBe(claimed)
})

test.each([
  ['https://shop.test/a', 'https://www.shop.test/b'],
  ['https://click.shop.test/a', 'shop.test'],
  ['https://evil.test/', 'Track the parcel'],
  ['https://evil.test/', 'invoice.pdf'],
  ['https://evil.test/', 'Version 2.1'],
  ['https://evil.test/', 'ann@shop.test'],
  ['https://evil.test/', 'Go to shop.test now'],
  ['mailto:ann@shop.test', 'shop.test'],
])('is silent when a link to %s reads %s', (href, text) => {
  expect(targetOf(href, text).claimed).toBeNull()
})

test('says of a blocked link what it was, and of one to mail the address', () => {
  expect(targetOf('javascript:alert(1)', 'x', true)).toMatchObject({
    ...{ host: '', after: 'javascript:alert(1)', blocked: true },
  })
  expect(targetOf('mailto:ann%20b@x.test', 'x').after).toBe('mailto:ann b@x.test')
  expect(targetOf('mailto:50%', 'x').after).toBe('mailto:50%')
  expect(targetOf('nonsense', 'x').after).toBe('nonsense')
  expect(targetOf(`https://x.test/${'a'.repeat(9000)}`, 'x').after.length).toBeLessThan(2001)
})
