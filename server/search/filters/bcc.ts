import { hasWords, type Filter } from './filter.ts'

export const bcc: Filter = {
  key: 'bcc',
  kind: 'words',
  example: 'bcc:audit',
  description: {
    en: 'Words of the Bcc field, and recipients that only the envelope names.',
    es: 'Palabras del campo Cco (Bcc) y destinatarios que solo nombra el sobre.',
  },
  parse: (value) => hasWords('bcc', value),
}
