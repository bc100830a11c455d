import type { Text } from '../../../server/types.ts'

/** What is said of all checks. */
export const texts = {
  strip: { en: 'Verdicts', es: 'Veredictos' },
  waiting: { en: 'checking…', es: 'comprobando…' },
  notYet: { en: 'not decided', es: 'sin decidir' },
  none: {
    en: 'No check is in force: the server was started with --spam-rules off.',
    es: 'No hay comprobaciones en vigor: el servidor se inició con --spam-rules off.',
  },
} satisfies Record<string, Text>
