import { isExactly, type Filter } from './filter.ts'

export const user: Filter = {
  key: 'user',
  kind: 'user',
  example: 'user:staging',
  description: {
    en: 'Messages sent with this SMTP user name.',
    es: 'Mensajes enviados con este nombre de usuario SMTP.',
  },
  parse: ({ text }) => isExactly('user', text),
}
