import { hasWords, type Filter } from './filter.ts'

export const cc: Filter = {
  key: 'cc',
  kind: 'words',
  example: 'cc:accounts',
  description: {
    en: 'Words of the Cc field.',
    es: 'Palabras del campo Cc.',
  },
  parse: (value) => hasWords('cc', value),
}
