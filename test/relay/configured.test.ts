import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { relayUrl } from '../../server/config/values.ts'
import { configureRelays, relayOf } from '../../server/relay/configured.ts'
import { presets } from '../../server/relay/presets/index.ts'
import { newRelaySettings, smtpPassword } from '../../server/relay/settings.ts'
import { sqlite } from '../../server/store/sqlite/engine.ts'
import { aStore } from '../store/given.ts'

const read = (text: string) => {
  const url = relayUrl(text)
  return url && relayOf(url)
}

test.each([
  [
    'work=smtp://me:se%40cret@smtp.work.test:2525',
    { name: 'work', host: 'smtp.work.test', port: 2525, tls: 'required', user: 'me' },
    'se@cret',
  ],
  ['home=smtps://me@mail.test', { port: 465, tls: 'implicit', user: 'me' }, undefined],
  ['near=smtp://[::1]:25?tls=none', { host: '::1', auth: 'none', tls: 'none' }, undefined],
  [
    'sg=preset:sendgrid?password=SG.x&per-second=10&per-day=100&default=yes',
    { rate: { second: 10, hour: null, day: 100 }, isDefault: true, preset: 'sendgrid' },
    'SG.x',
  ],
  ['eu=preset:mailgun?region=eu&user=a%40b.test&password=x', { user: 'a@b.test' }, 'x'],
  [
    'all=smtp://b.test?message-id=new&strip=X-A%2CX-B&sign=s1._domainkey.shop.test&per-connection=5',
    {
      ...{ messageId: 'new', strip: ['X-A', 'X-B'], perConnection: 5 },
      sign: { selector: 's1', domain: 'shop.test' },
    },
    undefined,
  ],
])('reads %s', (text, settings, password) => {
  expect(read(text)).toMatchObject(settings)
  expect(read(text)?.password).toBe(password)
})

test('a choice of the preset leads to its own host', () => {
  const host = (text: string) => newRelaySettings(read(text) ?? { name: '' }, presets).host
  expect(host('a=preset:mailgun?region=eu&password=x')).toBe('smtp.eu.mailgun.org')
  expect(host('a=preset:mailgun?password=x')).toBe('smtp.mailgun.org')
})

test('reads a password from a file', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'mailproof-')), 'password')
  writeFileSync(file, 'from a file\n')
  expect(read(`a=smtp://me@b.test?password-file=${encodeURIComponent(file)}`)?.password).toBe(
    'from a file',
  )
})

test.each(['nothing', '=smtp://a.test', 'a=http://b.test', 'a=smtp://b.test/path', 'a=preset:'])(
  'takes no %s',
  (text) => {
    expect(relayUrl(text)).toBeUndefined()
  },
)

test.each([
  ['a=preset:nobody', /no preset "nobody"/],
  ['a=preset:mailerlite?password=x', /MailerSend/],
  ['a=preset:ses?region=mars', /region=us-east-1/],
  ['a=smtp://b.test?tls=maybe', /none, optional, required or implicit/],
  ['a=smtp://b.test?colour=red', /allowed is user/],
  ['a=smtp://b.test?per-hour=0', /per-hour/],
  ['a=smtp://b.test?password-file=/nowhere/at/all', /cannot read/],
])('says what is wrong with %s', (text, why) => {
  expect(() => read(text)).toThrow(why)
})

test('the relays of the configuration come and go, and those of people stay', async () => {
  const { store } = await aStore(sqlite)
  const urls = (...texts: string[]) => texts.flatMap((text) => relayUrl(text) ?? [])
  await configureRelays(store, urls('one=smtp://me:x@a.test', 'two=smtp://me:y@b.test'), 0)
  const before = await store.relays()
  expect(before.map(({ name, isDefault }) => [name, isDefault])).toEqual([
    ['one', true],
    ['two', false],
  ])
  expect(await store.relayPassword(before[0]?.id ?? '')).toBe('x')
  const own = { ...newRelaySettings({ name: 'own', host: 'c.test' }, []), id: 'own' }
  const hand = { ...own, origin: 'hand', createdAt: new Date(0).toISOString() } as const
  await store.saveRelay(hand)
  await configureRelays(store, urls('two=smtp://me:z@b.test:2525'), 0)
  const after = await store.relays()
  expect(after.map(({ name, port, origin }) => [name, port, origin])).toEqual([
    ['own', 587, 'hand'],
    ['two', 2525, 'config'],
  ])
  expect(after[1]?.id).toBe(before[1]?.id)
  await expect(configureRelays(store, urls('own=smtp://d.test'), 0)).rejects.toThrow(/by hand/)
})

test('the secret access key of SES becomes its password, and nothing else does', () => {
  const ses = { preset: 'ses', host: 'email-smtp.us-east-1.amazonaws.com' }
  const key = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
  expect(key).toHaveLength(40)
  const password = smtpPassword(ses, key)
  expect(password).toMatch(/^B[A-Za-z0-9+/]{43}$/)
  expect(smtpPassword(ses, password)).toBe(password)
  expect(smtpPassword({ ...ses, preset: null }, key)).toBe(key)
  expect(smtpPassword(ses, undefined)).toBeUndefined()
})

test.each([
  ['port=0', 'a=smtp://b.test:0', /port must be a number from 1 to 65,535/],
  ['from', 'a=smtp://b.test?from=bad', /from must be an address such as/],
  ['envelope-from', 'a=smtp://b.test?envelope-from=bad', /envelopeFrom must be an address/],
  ['helo', 'a=smtp://b.test?helo=x%0d%0aRSET', /helo must be a host name/],
  ['connections', 'a=smtp://b.test?connections=51', /connections must be a number from 1 to 50/],
  ['max-recipients', 'a=smtp://b.test?max-recipients=5000', /maxRecipients must be .* to 1,000/],
  ['max-size', 'a=smtp://b.test?max-size=0', /maxSize must be a whole number from 1/],
  ['attempts', 'a=smtp://b.test?attempts=101', /1 to 100 attempts/],
  ['ca', `a=smtp://b.test?ca=${encodeURIComponent(import.meta.filename)}`, /certificate in PEM/],
])('what the API would refuse, the configuration may not say: %s', (_, text, reason) => {
  expect(() => newRelaySettings(read(text) ?? { name: '' }, presets)).toThrow(reason)
})
