import { hasWords, type Filter } from './filter.ts'

export const subject: Filter = {
  key: 'subject',
  kind: 'words',
  example: 'subject:"order 20418"',
  description: {
    en: 'Words of the subject.',
    es: 'Palabras del asunto.',
  },
  parse: (value) => hasWords('subject', value),
}
