import { hasWords, type Filter } from './filter.ts'

export const to: Filter = {
  key: 'to',
  kind: 'words',
  example: 'to:lucia',
  description: {
    en: 'Words of the To field.',
    es: 'Palabras del campo Para (To).',
  },
  parse: (value) => hasWords('to', value),
}
