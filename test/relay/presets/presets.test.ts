import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import {
  findPreset,
  presetIn,
  presets,
  presetsIn,
  presetSettings,
  sesPassword,
} from '../../../server/relay/presets/index.ts'

const MB = 1024 * 1024

interface Fact {
  host: string
  /** Hosts by option: 'choice=value'. */
  hosts?: Record<string, string>
  /** STARTTLS besides 587, and TLS from the first byte. */
  starttls: number[]
  implicit?: number[]
  user?: string
  mb?: number
  recipients?: number
  headers?: string[]
}

/** What the providers say of themselves. */
const facts: Record<string, Fact> = {
  sendgrid: {
    host: 'smtp.sendgrid.net',
    hosts: { 'region=eu': 'smtp.eu.sendgrid.net' },
    ...{ starttls: [2525, 25], implicit: [465], user: 'apikey', mb: 30, recipients: 1000 },
    headers: ['X-SMTPAPI'],
  },
  mailgun: {
    host: 'smtp.mailgun.org',
    hosts: { 'region=eu': 'smtp.eu.mailgun.org' },
    ...{ starttls: [2525, 25], implicit: [465], mb: 25, recipients: 1000 },
    headers: ['X-Mailgun-Tag', 'X-Mailgun-Variables', 'X-Mailgun-Drop-Message'],
  },
  mandrill: {
    host: 'smtp.mandrillapp.com',
    ...{ starttls: [2525, 25], implicit: [465], mb: 25 },
    headers: ['X-MC-Tags', 'X-MC-Subaccount', 'X-MC-SendAt', 'X-MC-PreserveRecipients'],
  },
  mailersend: {
    host: 'smtp.mailersend.net',
    ...{ starttls: [2525], mb: 25, recipients: 50, headers: ['X-MailerSend-Tags'] },
  },
  ses: {
    host: 'email-smtp.us-east-1.amazonaws.com',
    ...{ starttls: [2587, 25], implicit: [465, 2465], mb: 40, recipients: 50 },
    headers: ['X-SES-CONFIGURATION-SET', 'X-SES-MESSAGE-TAGS'],
  },
  postmark: {
    host: 'smtp.postmarkapp.com',
    hosts: { 'stream=broadcast': 'smtp-broadcasts.postmarkapp.com' },
    ...{ starttls: [2525, 25], mb: 10, recipients: 50 },
    headers: ['X-PM-Message-Stream', 'X-PM-Tag'],
  },
  resend: {
    host: 'smtp.resend.com',
    ...{ starttls: [2587, 25], implicit: [465, 2465], user: 'resend', mb: 40, recipients: 50 },
    headers: ['Resend-Idempotency-Key'],
  },
  brevo: {
    host: 'smtp-relay.brevo.com',
    ...{ starttls: [2525], implicit: [465], mb: 20, headers: ['X-Sib-Sandbox'] },
  },
  sparkpost: {
    host: 'smtp.sparkpostmail.com',
    hosts: { 'region=eu': 'smtp.eu.sparkpostmail.com' },
    ...{ starttls: [2525], user: 'SMTP_Injection', mb: 20, headers: ['X-MSYS-API'] },
  },
  mailtrap: {
    host: 'live.smtp.mailtrap.io',
    hosts: { 'stream=bulk': 'bulk.smtp.mailtrap.io', 'stream=sandbox': 'sandbox.smtp.mailtrap.io' },
    ...{ starttls: [2525], headers: ['X-MT-Category'] },
  },
  mailjet: {
    host: 'in-v3.mailjet.com',
    ...{ starttls: [2525, 25, 80], implicit: [465], mb: 15, headers: ['X-MJ-CustomID'] },
  },
  gmail: { host: 'smtp.gmail.com', starttls: [], implicit: [465], mb: 25, recipients: 100 },
  outlook: { host: 'smtp.office365.com', starttls: [], mb: 35, recipients: 500 },
}

const preset = (id: string) => {
  const found = findPreset(id)
  if (!found) throw new Error(`no preset ${id}`)
  return found
}

test.each(Object.entries(facts))('knows the facts of %s', (id, fact) => {
  const { settings, ports, user, limits, headers } = preset(id)
  expect(settings).toMatchObject({ host: fact.host, port: 587, tls: 'required' })
  const speaking = (tls: string) => ports.filter((one) => one.tls === tls).map(({ port }) => port)
  expect(speaking('required')).toEqual(fact.starttls)
  expect(speaking('implicit')).toEqual(fact.implicit ?? [])
  expect(user.fixed).toBe(fact.user ?? null)
  if (fact.user !== undefined) expect(settings?.user).toBe(fact.user)
  expect(limits.bytes).toBe(fact.mb === undefined ? null : fact.mb * MB)
  expect(limits.recipients).toBe(fact.recipients ?? null)
  if (fact.recipients !== undefined) expect(settings?.maxRecipients).toBe(fact.recipients)
  expect(headers).toEqual(expect.arrayContaining(fact.headers ?? []))
  for (const [chosen, host] of Object.entries(fact.hosts ?? {})) {
    const [choice = '', value = ''] = chosen.split('=')
    expect(presetSettings(preset(id), { [choice]: value })?.host).toBe(host)
  }
})

test('has no provider whose facts are not checked', () => {
  expect(presets.map(({ id }) => id).sort()).toEqual(
    [...Object.keys(facts), 'mailerlite', 'mx', 'other'].sort(),
  )
})

test('knows the regions of Amazon SES and the hosts of others as Nodemailer does', () => {
  // Published data: names, hosts and ports.
  const services = createRequire(import.meta.url)('nodemailer/lib/well-known/services.json') as {
    [name: string]: { host?: string }
  }
  const listed = (pattern: RegExp) => [
    ...new Set(
      Object.values(services).flatMap(({ host = '' }) => (pattern.test(host) ? host : [])),
    ),
  ]
  const region = preset('ses').choices.find(({ id }) => id === 'region')
  const regions = region?.options.map(({ settings }) => settings.host).sort()
  expect(regions).toEqual(listed(/^email-smtp\./).sort())
  expect(regions?.length).toBe(19)
  const same = {
    ...{ SendGrid: 'sendgrid', Mailgun: 'mailgun', Mandrill: 'mandrill', Postmark: 'postmark' },
    ...{ MailerSend: 'mailersend', Resend: 'resend', SendinBlue: 'brevo', Sparkpost: 'sparkpost' },
    ...{ Mailtrap: 'mailtrap', Gmail: 'gmail', Outlook365: 'outlook' },
  }
  for (const [name, id] of Object.entries(same))
    expect(preset(id).settings?.host).toBe(services[name]?.host)
})

test('never goes without TLS of itself', () => {
  for (const { settings, ports, choices } of presets) {
    const all = [settings, ...choices.flatMap(({ options }) => options.map((one) => one.settings))]
    for (const one of all) expect([undefined, 'required', 'implicit']).toContain(one?.tls)
    for (const { tls } of ports) expect(['required', 'implicit']).toContain(tls)
    if (settings) expect(settings.tls).toBeDefined()
  }
})

test('has every host once', () => {
  const hosts = presets.flatMap(({ settings, choices }) => {
    const chosen = choices.flatMap(({ options }) => options.map((one) => one.settings.host))
    const known = chosen.filter((host) => host !== undefined)
    return known.length > 0 ? known : (settings?.host ?? [])
  })
  expect(new Set(hosts).size).toBe(hosts.length)
  expect(hosts.every((host) => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host))).toBe(true)
})

const keys = new Set([
  ...['way', 'host', 'port', 'tls', 'verify', 'auth', 'user', 'rate', 'connections'],
  ...['maxRecipients', 'retry'],
])

test('chooses among options that are there and patch settings', () => {
  for (const one of presets) {
    expect(new Set(one.choices.map(({ id }) => id)).size).toBe(one.choices.length)
    for (const key of Object.keys(one.settings ?? {})) expect(keys).toContain(key)
    for (const { id, options, usual } of one.choices) {
      const values = options.map(({ value }) => value)
      expect(values).toContain(usual)
      expect(new Set(values).size).toBe(values.length)
      for (const { value, settings } of options) {
        for (const key of Object.keys(settings)) expect(keys).toContain(key)
        expect(presetSettings(one, { [id]: value })).toMatchObject({ ...settings, preset: one.id })
      }
      // What a preset says of itself is what its usual option says.
      const chosen = options.find(({ value }) => value === usual)
      expect(one.settings).toMatchObject(chosen?.settings ?? {})
    }
  }
})

test('takes no choice that is not there', () => {
  expect(presetSettings(preset('sendgrid'), { region: 'moon' })).toBeNull()
  expect(presetSettings(preset('sendgrid'), { stream: 'eu' })).toBeNull()
  expect(presetSettings(preset('mailerlite'))).toBeNull()
  expect(presetSettings(preset('resend'), { toString: 'x' })).toBeNull()
})

/** Every text of a value, as a list of places. */
function texts(value: unknown, at = ''): [string, string][] {
  if (typeof value === 'string') return [[at, value]]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, one]) => texts(one, `${at}.${key}`))
}

test('says everything in both languages', () => {
  for (const one of presets) {
    const spoken = texts(one).filter(([place]) => /\.(?:en|es)$/.test(place))
    expect(spoken.length).toBeGreaterThanOrEqual(10)
    for (const [place, text] of spoken) expect(`${place} ${text.trim()}`).not.toBe(`${place} `)
    const [en, es] = [presetIn(one, 'en'), presetIn(one, 'es')]
    expect(en.note).not.toBe(es.note)
    expect([en.note, es.note]).toEqual([one.note.en, one.note.es])
    expect(texts(en).some(([place]) => /\.(?:en|es)$/.test(place))).toBe(false)
  }
  expect(presetsIn('es').map(({ name }) => name)).toContain('Otro servidor SMTP')
  expect(presetsIn('en').length).toBe(presets.length)
})

test('sends those who look for MailerLite to MailerSend', () => {
  expect(presetIn(preset('mailerlite'), 'en')).toMatchObject({
    settings: null,
    note: 'MailerLite sends newsletters and has no SMTP relay. The same company sends single messages with MailerSend: choose that one.',
  })
})

test('has a page of each provider', () => {
  for (const { id, url } of presets)
    if (id !== 'mx' && id !== 'other') expect(url).toMatch(/^https:\/\/[a-z.]+\/\S+$/)
})

// Computed by another implementation of the derivation that Amazon documents.
test.each([
  ['us-east-1', 'BLBM/9hSUELfq8Gw+rU1YcBjkOxGbhT2XG763xVLGWL9'],
  ['eu-west-1', 'BMW5RDrXmmVs0lV7GpI4oLkHXpZ4stDsk6q91z1g38Pk'],
])('derives the SMTP password of Amazon SES in %s', (region, password) => {
  expect(sesPassword('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', region)).toBe(password)
})
