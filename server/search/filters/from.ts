import { hasWords, type Filter } from './filter.ts'

export const from: Filter = {
  key: 'from',
  kind: 'words',
  example: 'from:shop@example.test',
  description: {
    en: 'Words of the sender: name, address, or a part of it; the envelope too.',
    es: 'Palabras del remitente: nombre, dirección o parte de ella; también las del sobre.',
  },
  parse: (value) => hasWords('from', value),
}
