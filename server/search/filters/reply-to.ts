import { hasWords, type Filter } from './filter.ts'

export const replyTo: Filter = {
  key: 'reply-to',
  kind: 'words',
  example: 'reply-to:tickets',
  description: {
    en: 'Words of the Reply-To field.',
    es: 'Palabras del campo Responder a (Reply-To).',
  },
  parse: (value) => hasWords('reply-to', value),
}
