import type { Filter } from './filter.ts'

export const tag: Filter = {
  key: 'tag',
  example: 'tag:checkout',
  description: {
    en: 'Messages with this tag.',
    es: 'Mensajes con esta etiqueta.',
  },
  parse: (value) => (value.trim() === '' ? null : { field: 'tag', op: 'is', value: value.trim() }),
}
