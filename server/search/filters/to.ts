import { hasWords, type Filter } from './filter.ts'

export const to: Filter = {
  key: 'to',
  example: 'to:lucia',
  description: {
    en: 'Words of a recipient: To, Cc, Bcc and the envelope.',
    es: 'Palabras de un destinatario: Para, Cc, Cco y el sobre.',
  },
  parse: (value, open) => hasWords('to', value, open),
}
