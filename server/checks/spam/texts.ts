import type { SpamReport, Text } from '../../types.ts'
import type { UndecidedReason } from '../check.ts'

export const verdicts: Record<NonNullable<SpamReport['verdict']>, Text> = {
  clean: { en: 'Looks clean', es: 'Parece limpio' },
  suspicious: { en: 'Close to spam', es: 'Cerca de ser spam' },
  spam: { en: 'Would be marked as spam', es: 'Se marcaría como spam' },
}

export const title: Text = { en: 'Spam score', es: 'Puntuación de spam' }

/** @param engine as people know it */
export function engineDown(engine: string, where: string, why: string): UndecidedReason {
  return {
    code: 'engine_down',
    text: {
      en: `${engine} at ${where} does not answer (${why}): start it, or check the address.`,
      es: `${engine} en ${where} no responde (${why}): inícialo o revisa la dirección.`,
    },
  }
}

export function noRules(folder: string): Text {
  return {
    en: `spam-rules: there is no rule file (*.cf) that can be read in '${folder}'`,
    es: `spam-rules: no hay ningún archivo de reglas (*.cf) que se pueda leer en '${folder}'`,
  }
}
