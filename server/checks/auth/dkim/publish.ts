import type { ZoneRecord } from '../../../types.ts'
import type { Judged } from './about.ts'
import { unwrapped } from './record.ts'

/**
 * Key records that mend a mistake and can be written without the private key: without the test
 * flag, or without the wrapping of an Ed25519 key.
 */
export function publishedInstead(all: Judged[]): ZoneRecord[] {
  const records = all.flatMap(({ judgement: { key, code }, answer }): ZoneRecord[] => {
    if (!key) return []
    const text = code === 'wrapped_key' ? unwrapped(key.record) : key.record.text
    const value = text && key.record.testing ? withoutTest(text) : text
    if (!value || value === key.record.text) return []
    return [{ name: answer.name, type: 'TXT', ttl: 3_600, value }]
  })
  const names = records.map(({ name }) => name)
  return records.filter(({ name }, index) => names.indexOf(name) === index)
}

/** `t=y:s` becomes `t=s`, `t=y` goes. */
function withoutTest(text: string): string {
  return text
    .split(';')
    .flatMap((spec) => {
      const [name = '', flags = ''] = spec.split('=')
      if (name.trim() !== 't') return [spec]
      const left = flags.split(':').filter((flag) => flag.trim().toLowerCase() !== 'y')
      return left.length > 0 ? [`${name}=${left.join(':')}`] : []
    })
    .join(';')
}
