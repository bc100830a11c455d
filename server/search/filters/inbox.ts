import type { Filter } from './filter.ts'

export const inbox: Filter = {
  key: 'inbox',
  example: 'inbox:staging',
  description: {
    en: 'Messages of the inbox with this name or id.',
    es: 'Mensajes del buzón con este nombre o identificador.',
  },
  parse: (value) =>
    value.trim() === '' ? null : { field: 'inbox', op: 'is', value: value.trim() },
}
