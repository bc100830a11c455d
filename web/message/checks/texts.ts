import type { Text } from '../../../server/types.ts'

/** What is said of all checks. */
export const texts = {
  strip: { en: 'Verdicts', es: 'Veredictos' },
  waiting: { en: 'checking…', es: 'comprobando…' },
  notYet: { en: 'not decided', es: 'sin decidir' },
} satisfies Record<string, Text>
