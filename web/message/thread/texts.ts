import type { Text } from '../../../server/types.ts'

/** What the reader says of the thread of a message. */
export const texts = {
  conversation: { en: 'Conversation', es: 'Conversación' },
  place: (n: string, of: string): Text => ({
    en: `${n} of ${of} in this conversation`,
    es: `${n} de ${of} en esta conversación`,
  }),
  previous: { en: 'Previous in the conversation', es: 'Anterior de la conversación' },
  next: { en: 'Next in the conversation', es: 'Siguiente de la conversación' },
  unread: { en: 'unread', es: 'sin leer' },
  inList: {
    en: 'Show the whole conversation in the list',
    es: 'Mostrar toda la conversación en la lista',
  },
} satisfies Record<string, Text | ((...given: never[]) => Text)>
