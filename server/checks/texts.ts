import type { Text } from '../types.ts'
import type { UndecidedReason } from './check.ts'

/** Why a check decided nothing, whichever check it is. */
export const reasons = {
  failed: (en: string, es = en): UndecidedReason => ({
    code: 'failed',
    text: { en: `The check failed: ${en}`, es: `La comprobación falló: ${es}` },
  }),
  deadly: {
    code: 'failed',
    text: {
      en: 'The check stopped without an answer several times with this message, so it is no longer tried.',
      es: 'La comprobación se detuvo varias veces sin respuesta con este mensaje, así que ya no se intenta.',
    },
  },
  incomplete: {
    code: 'failed',
    text: {
      en: 'The raw source is incomplete in the data file.',
      es: 'El original está incompleto en el archivo de datos.',
    },
  },
  tooLong: {
    code: 'too_long',
    text: {
      en: 'The time did not suffice for all rules.',
      es: 'El tiempo no bastó para todas las reglas.',
    },
  },
  tooLarge: {
    code: 'too_large',
    text: {
      en: 'The message is too large to be checked.',
      es: 'El mensaje es demasiado grande para comprobarlo.',
    },
  },
} satisfies Record<string, UndecidedReason | ((en: string, es?: string) => UndecidedReason)>

export const notDecided: Text = { en: 'Not decided', es: 'Sin decidir' }
