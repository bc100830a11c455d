import { hasWords, type Filter } from './filter.ts'

export const addressed: Filter = {
  key: 'addressed',
  kind: 'words',
  example: 'addressed:lucia',
  description: {
    en: 'Words of any address: from, to, cc, bcc, reply-to.',
    es: 'Palabras de cualquier dirección: from, to, cc, bcc, reply-to.',
  },
  parse: (value) => hasWords('addressed', value),
}
