import { isExactly, type Filter } from './filter.ts'

export const inbox: Filter = {
  key: 'inbox',
  kind: 'inbox',
  example: 'inbox:staging',
  description: {
    en: 'Messages of the inbox with this name or id.',
    es: 'Mensajes del buzón con este nombre o identificador.',
  },
  parse: ({ text }) => isExactly('inbox', text),
}
