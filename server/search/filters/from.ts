import { hasWords, type Filter } from './filter.ts'

export const from: Filter = {
  key: 'from',
  example: 'from:shop@example.test',
  description: {
    en: 'Words of the sender: name, address, or a part of it.',
    es: 'Palabras del remitente: nombre, dirección o parte de ella.',
  },
  parse: (value, open) => hasWords('from', value, open),
}
