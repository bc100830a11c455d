import { expect, test } from 'vitest'
import type { SettingInfo } from '../../server/types.ts'
import { matching, waysOf } from '../../web/settings/ways.ts'

function aSetting(change: Partial<SettingInfo> = {}): SettingInfo {
  return {
    name: 'smtp-port',
    flag: '--smtp-port',
    variable: 'MAILPROOF_SMTP_PORT',
    group: 'smtp',
    placeholder: 'PORT',
    value: '1025',
    source: 'default',
    description: { en: 'Port for SMTP', es: 'Puerto SMTP' },
    ...change,
  }
}

const texts = (change: Partial<SettingInfo>) => waysOf(aSetting(change)).map(({ text }) => text)

test('names flag, variable and entry of the file with what is in force', () => {
  expect(texts({})).toEqual(['--smtp-port 1025', 'MAILPROOF_SMTP_PORT=1025', '"smtp-port": "1025"'])
  expect(texts({ value: '/a b/mail.db' })[0]).toBe("--smtp-port '/a b/mail.db'")
})

test('shows a placeholder for what is not set, and never the dots of a secret', () => {
  expect(texts({ value: '' })[0]).toBe('--smtp-port PORT')
  expect(texts({ value: '••••', placeholder: 'USER:PASSWORD' })[0]).toBe(
    '--smtp-port USER:PASSWORD',
  )
})

test('a file names no other file', () => {
  expect(texts({ name: 'config' })).toHaveLength(2)
})

test('finds settings by every word of a name, a value or a description', () => {
  const all = [aSetting(), aSetting({ name: 'host', flag: '--host', variable: 'MAILPROOF_HOST' })]
  const names = (wanted: string) =>
    matching(all, wanted, ({ description }) => description.en).map(({ name }) => name)
  expect(names('')).toHaveLength(2)
  expect(names('Port mailproof_smtp')).toEqual(['smtp-port'])
  expect(names('zebra')).toEqual([])
})
