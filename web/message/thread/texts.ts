import type { Text } from '../../../server/types.ts'

/** What the reader says of the thread of a message. */
export const texts = {
  conversation: (n: number): Text => ({
    en: `Conversation of ${n} messages`,
    es: `Conversación de ${n} mensajes`,
  }),
  place: (n: number, of: number): Text => ({
    en: `${n} of ${of} in this conversation`,
    es: `${n} de ${of} en esta conversación`,
  }),
  previous: { en: 'Previous in the conversation', es: 'Anterior de la conversación' },
  next: { en: 'Next in the conversation', es: 'Siguiente de la conversación' },
} satisfies Record<string, Text | ((...given: never[]) => Text)>
