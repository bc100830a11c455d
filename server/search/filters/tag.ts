import { isExactly, type Filter } from './filter.ts'

export const tag: Filter = {
  key: 'tag',
  kind: 'tag',
  example: 'tag:checkout',
  description: {
    en: 'Messages with this tag.',
    es: 'Mensajes con esta etiqueta.',
  },
  parse: ({ text }) => isExactly('tag', text),
}
