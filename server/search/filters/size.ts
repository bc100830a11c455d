import { readSize } from '../sizes.ts'
import type { Filter } from './filter.ts'

export const larger: Filter = {
  key: 'larger',
  kind: 'size',
  example: 'larger:1.5M',
  description: {
    en: 'Messages of more bytes than this: 500, 200k, 1.5M.',
    es: 'Mensajes de más bytes que estos: 500, 200k, 1,5M.',
  },
  parse({ text }) {
    const size = readSize(text)
    return size === null ? null : { field: 'size', op: 'within', from: size + 1, to: null }
  },
}

export const smaller: Filter = {
  key: 'smaller',
  kind: 'size',
  example: 'smaller:200k',
  description: {
    en: 'Messages of fewer bytes than this.',
    es: 'Mensajes de menos bytes que estos.',
  },
  parse({ text }) {
    const size = readSize(text)
    return size === null ? null : { field: 'size', op: 'within', from: null, to: size }
  },
}
