import { hasWords, type Filter } from './filter.ts'

export const filename: Filter = {
  key: 'filename',
  kind: 'words',
  example: 'filename:invoice',
  description: {
    en: 'Words of the name of an attachment or another part.',
    es: 'Palabras del nombre de un adjunto u otra parte.',
  },
  parse: (value) => hasWords('name', value),
}
