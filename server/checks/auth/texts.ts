import type { Text } from '../../types.ts'
import type { UndecidedReason } from '../check.ts'

export const title: Text = { en: 'Authentication', es: 'Autenticación' }

/** Results in a word, for the summary in lists. */
export const words: Record<string, Text> = {
  pass: { en: 'passes', es: 'se supera' },
  fail: { en: 'fails', es: 'falla' },
  softfail: { en: 'soft fail', es: 'fallo leve' },
  neutral: { en: 'neutral', es: 'neutral' },
  none: { en: 'none', es: 'no hay' },
  permerror: { en: 'error in the record', es: 'error en el registro' },
  temperror: { en: 'no answer from DNS', es: 'sin respuesta del DNS' },
  not_evaluated: { en: 'not evaluated', es: 'sin evaluar' },
  undecided: { en: 'not decided', es: 'sin decidir' },
}

export const reasons: Record<'off' | 'unreachable', UndecidedReason> = {
  off: {
    code: 'offline',
    text: {
      en: 'DNS is off (--dns-server off): start Mailproof with a DNS server, or plan the records.',
      es: 'El DNS está desactivado (--dns-server off): inicia Mailproof con un servidor DNS o prevé los registros.',
    },
  },
  unreachable: {
    code: 'no_dns',
    text: {
      en: 'No DNS server answers: check the network or --dns-server, or plan the records.',
      es: 'Ningún servidor DNS responde: revisa la red o --dns-server, o prevé los registros.',
    },
  },
}
