import type { Condition } from '../condition.ts'
import type { Filter } from './filter.ts'

const contents: Record<string, Condition | undefined> = {
  attachment: { field: 'attachment', op: 'is', value: true },
  html: { field: 'html', op: 'is', value: true },
}

export const has: Filter = {
  key: 'has',
  example: 'has:attachment',
  description: {
    en: 'Messages with an attachment, or with an HTML part (html).',
    es: 'Mensajes con un adjunto (attachment) o con una parte HTML (html).',
  },
  values: Object.keys(contents),
  parse: (value) => contents[value.toLowerCase()] ?? null,
}
