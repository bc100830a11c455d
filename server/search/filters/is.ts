import type { Condition, Flag } from '../condition.ts'
import { choiceOf, type Filter } from './filter.ts'

const state = (field: Flag, value = true): Condition => ({ field, op: 'is', value })

const states = [
  { value: 'unread', condition: state('unread'), description: { en: 'Unread', es: 'Sin leer' } },
  { value: 'read', condition: state('unread', false), description: { en: 'Read', es: 'Leídos' } },
  {
    value: 'tagged',
    condition: state('tagged'),
    description: { en: 'Tagged', es: 'Con etiquetas' },
  },
  { value: 'pinned', condition: state('pinned'), description: { en: 'Pinned', es: 'Fijados' } },
  {
    value: 'released',
    condition: state('released'),
    description: { en: 'Released to a real recipient', es: 'Entregados a un destinatario real' },
  },
]

export const is: Filter = {
  key: 'is',
  kind: 'choice',
  example: 'is:unread',
  description: {
    en: 'Messages in this state: unread, read, tagged, pinned, released.',
    es: 'Mensajes en este estado: unread (sin leer), read (leído), tagged (con etiquetas), pinned (fijado), released (entregado).',
  },
  values: states.map(({ value, description }) => ({ value, description })),
  parse: ({ text }) => choiceOf(states, text),
}
