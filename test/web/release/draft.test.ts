import { expect, test } from 'vitest'
import type { PresetChoice, RelayPreset } from '../../../server/types.ts'
import {
  changeOf,
  choose,
  draftOf,
  newDraft,
  newRelay,
  usual,
} from '../../../web/release/settings/draft.ts'
import { aRelay } from './release.ts'

const region: PresetChoice = {
  id: 'region',
  label: 'Region',
  usual: 'us',
  options: [
    { value: 'us', label: 'US', settings: { host: 'us.mail.example' } },
    { value: 'eu', label: 'EU', settings: { host: 'eu.mail.example' } },
  ],
}
const preset: RelayPreset = {
  id: 'mail',
  name: 'Mail',
  settings: { host: 'mail.example', port: 2525, tls: 'implicit', name: undefined },
  user: { label: 'User', fixed: 'apikey', hint: '' },
  password: { label: 'Key', hint: '' },
  choices: [region],
  ports: [],
  headers: [],
  limits: { bytes: null, recipients: null },
  note: '',
  url: null,
}

test('a new relay is as its preset and the usual choice say', () => {
  const draft = newDraft(preset, true)
  expect(newRelay(draft)).toEqual({
    ...usual,
    name: 'Mail',
    preset: 'mail',
    host: 'us.mail.example',
    port: 2525,
    tls: 'implicit',
    user: 'apikey',
    isDefault: true,
  })
  expect(choose(draft, region, 'eu').host).toBe('eu.mail.example')
  expect(choose(draft, region, 'moon').host).toBe('us.mail.example')
})

test('any other server has no name yet', () => {
  expect(newDraft({ ...preset, id: 'other', choices: [] }, false).settings.name).toBe('')
})

test('one draft changes no other', () => {
  newDraft(null, false).settings.rate.second = 5
  newDraft(null, false).settings.strip.push('X-Debug')
  expect(newDraft(null, false).settings).toMatchObject({ rate: { second: null }, strip: [] })
})

test('only what differs is changed', () => {
  const relay = aRelay()
  const draft = draftOf(relay)
  expect(changeOf(draft, relay)).toEqual({})
  draft.settings.paused = true
  draft.settings.host = 'other.example'
  draft.settings.rate.hour = 100
  expect(changeOf(draft, relay)).toEqual({
    host: 'other.example',
    rate: { second: null, hour: 100, day: null },
  })
})

test.each([
  [{ act: 'keep', typed: 'x' }, {}],
  [{ act: 'set', typed: '' }, {}],
  [{ act: 'set', typed: 'secret' }, { password: 'secret' }],
  [{ act: 'remove', typed: '' }, { password: null }],
] as const)('a password of %j is told as %j', (password, change) => {
  const relay = aRelay()
  expect(changeOf({ ...draftOf(relay), password }, relay)).toEqual(change)
})

test('a password that is not kept yet is asked for', () => {
  expect(draftOf(aRelay()).password.act).toBe('keep')
  expect(draftOf(aRelay({ hasPassword: false })).password.act).toBe('set')
})
