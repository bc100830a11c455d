import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findPreset, presets, presetSettings } from '../../../server/relay/presets/index.ts'

const page = readFileSync(new URL('../../../docs/release.md', import.meta.url), 'utf8')
const own = new Set(['user', 'password-file'])

test('shows relays by configuration that there are', () => {
  const shown = [...page.matchAll(/--relay '[\w-]+=preset:(\w+)\?([^']*)'/g)]
  expect(shown.map(([, id]) => id)).toEqual([
    ...['sendgrid', 'mailgun', 'mandrill', 'mailersend', 'ses', 'postmark'],
  ])
  for (const [, id = '', query = ''] of shown) {
    const preset = findPreset(id)
    const chosen = [...new URLSearchParams(query)].filter(([name]) => !own.has(name))
    expect(preset && presetSettings(preset, Object.fromEntries(chosen))).toMatchObject({
      preset: id,
    })
    // A user name is shown where it is not the same for everybody.
    expect(query.includes('user=')).toBe(preset?.user.fixed === null && !preset.user.isPassword)
  }
})

test('shows choices and hosts that there are', () => {
  const options = presets.flatMap(({ choices }) =>
    choices.flatMap(({ id, options: all }) => all.map(({ value }) => `&${id}=${value}`)),
  )
  const shown = [...page.matchAll(/`(&[a-z]+=[\w-]+)`/g)].map(([, one = '']) => one)
  expect(shown.length).toBeGreaterThanOrEqual(4)
  expect(shown.filter((one) => !options.includes(one))).toEqual([])
  const hosts = presets.flatMap(({ choices }) =>
    choices.flatMap(({ options: all }) => all.map(({ settings }) => settings.host)),
  )
  const named = [...page.matchAll(/"host": "([^"]+)"/g)].map(([, host]) => host)
  expect(named.length).toBe(2)
  expect(named.filter((host) => !hosts.includes(host))).toEqual([])
})

test('tells of limits as the presets have them', () => {
  const sections = page.split('\n### ').slice(1)
  const ids = ['sendgrid', 'mailgun', 'mandrill', 'mailersend', 'ses', 'postmark']
  ids.forEach((id, at) => {
    const { bytes, recipients } = findPreset(id)?.limits ?? { bytes: 0, recipients: 0 }
    const section = (sections[at] ?? '').replace(/,(?=\d)/g, '')
    const mb = /Up to (\d+) MB/.exec(section)?.[1]
    const most = /(\d+) recipients/.exec(section)?.[1]
    if (mb !== undefined) expect(Number(mb) * 1024 * 1024).toBe(bytes)
    if (most !== undefined) expect(Number(most)).toBe(recipients)
  })
})
