import type { Sort, Text } from '../../server/types.ts'

/** Orders of a list, as the menu shows them. */
export const sorts: Record<Sort, Text> = {
  newest: { en: 'Newest first', es: 'Más recientes' },
  oldest: { en: 'Oldest first', es: 'Más antiguos' },
  largest: { en: 'Largest first', es: 'Más grandes' },
  smallest: { en: 'Smallest first', es: 'Más pequeños' },
  sender: { en: 'Sender, A to Z', es: 'Remitente, A–Z' },
  'sender-down': { en: 'Sender, Z to A', es: 'Remitente, Z–A' },
  subject: { en: 'Subject, A to Z', es: 'Asunto, A–Z' },
  'subject-down': { en: 'Subject, Z to A', es: 'Asunto, Z–A' },
}

// The record has exactly these keys.
export const sortNames = Object.keys(sorts) as Sort[]

/** Of text from anywhere; null when it is none. */
export function readSort(text: unknown): Sort | null {
  return sortNames.find((name) => name === text) ?? null
}
