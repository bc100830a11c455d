import { hasWords, type Filter } from './filter.ts'

export const subject: Filter = {
  key: 'subject',
  example: 'subject:"order 20418"',
  description: {
    en: 'Words of the subject.',
    es: 'Palabras del asunto.',
  },
  parse: (value, open) => hasWords('subject', value, open),
}
