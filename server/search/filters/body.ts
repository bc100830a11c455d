import { hasWords, type Filter } from './filter.ts'

export const body: Filter = {
  key: 'body',
  kind: 'words',
  example: 'body:"left our workshop"',
  description: {
    en: 'Words of the text, plain or HTML.',
    es: 'Palabras del texto, simple o HTML.',
  },
  parse: (value) => hasWords('text', value),
}
