import type { Filter } from './filter.ts'

export const thread: Filter = {
  key: 'thread',
  kind: 'id',
  example: 'thread:1042',
  description: {
    en: 'Messages of a conversation, by the number of its first.',
    es: 'Mensajes de una conversación, por el número del primero.',
  },
  parse: ({ text }) =>
    /^[1-9]\d{0,14}$/.test(text.trim()) ? { field: 'thread', op: 'is', value: text.trim() } : null,
}
