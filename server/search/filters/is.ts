import type { Condition } from '../condition.ts'
import type { Filter } from './filter.ts'

const states: Record<string, Condition | undefined> = {
  unread: { field: 'unread', op: 'is', value: true },
  read: { field: 'unread', op: 'is', value: false },
  pinned: { field: 'pinned', op: 'is', value: true },
  tagged: { field: 'tagged', op: 'is', value: true },
}

export const is: Filter = {
  key: 'is',
  example: 'is:unread',
  description: {
    en: 'Messages in this state: read, unread, pinned, tagged.',
    es: 'Mensajes en este estado: read (leído), unread (sin leer), pinned (fijado), tagged (etiquetado).',
  },
  values: Object.keys(states),
  parse: (value) => states[value.toLowerCase()] ?? null,
}
