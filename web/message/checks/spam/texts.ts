import type { NotEvaluated, SpamEngine, Text } from '../../../../server/types.ts'
import { number } from '../../../ui/format.ts'

/** What the card of the spam check says. */
export const texts = {
  title: { en: 'Spam', es: 'Spam' },
  threshold: (points: string): Text => ({ en: `threshold ${points}`, es: `umbral ${points}` }),
  rules: (name: string, count: number): Text => ({
    en: `${name}, ${number(count)} rules`,
    es: `${name}, ${number(count)} reglas`,
  }),
  ms: (ms: string): Text => ({ en: `${ms} ms`, es: `${ms} ms` }),
  gauge: (score: string, threshold: string): Text => ({
    en: `${score} points; from ${threshold} on it is spam`,
    es: `${score} puntos; a partir de ${threshold} es spam`,
  }),
  sum: (content: string, transport: string): Text => ({
    en: `Content ${content}, transport ${transport}.`,
    es: `Contenido ${content}, transporte ${transport}.`,
  }),
  sumWhy: {
    en: 'No server has handled the message yet: what its way adds is shown apart.',
    es: 'Ningún servidor ha tramitado aún el mensaje: lo que añade su camino se muestra aparte.',
  },
  points: { en: 'Points', es: 'Puntos' },
  rule: { en: 'Rule', es: 'Regla' },
  saw: { en: 'What it saw', es: 'Qué vio' },
  mend: { en: 'How to mend', es: 'Cómo arreglarlo' },
  line: (n: number): Text => ({ en: `line ${number(n)}`, es: `línea ${number(n)}` }),
  header: (name: string): Text => ({ en: `field ${name}`, es: `cabecera ${name}` }),
  transport: { en: 'transport', es: 'transporte' },
  none: {
    en: 'No rule fired: nothing here looks like spam.',
    es: 'No saltó ninguna regla: nada aquí parece spam.',
  },
  undecided: { en: 'Not decided', es: 'Sin decidir' },
  left: (n: number): Text => ({
    en: n === 1 ? 'One rule was not evaluated' : `${number(n)} rules were not evaluated`,
    es: n === 1 ? 'Una regla no se evaluó' : `${number(n)} reglas no se evaluaron`,
  }),
  andMore: (n: number): Text => ({ en: `and ${number(n)} more`, es: `y ${number(n)} más` }),
} satisfies Record<string, Text | ((...given: never[]) => Text)>

export const engines: Record<SpamEngine, Text> = {
  mailproof: { en: 'own engine', es: 'motor propio' },
  'spamassassin-rules': { en: 'own engine', es: 'motor propio' },
  spamd: { en: 'asked of SpamAssassin (spamd)', es: 'consultado a SpamAssassin (spamd)' },
  rspamd: { en: 'asked of Rspamd', es: 'consultado a Rspamd' },
}

export const reasons: Record<NotEvaluated['reason'], Text> = {
  network: { en: 'ask the network', es: 'preguntan a la red' },
  learning: { en: 'need to be trained', es: 'necesitan entrenamiento' },
  plugin: { en: 'need a plug-in that is not there', es: 'necesitan un complemento que no está' },
  unsupported: { en: 'not supported', es: 'no admitidas' },
  budget: { en: 'stopped: they took too long', es: 'detenidas: tardaban demasiado' },
  broken: { en: 'cannot be read', es: 'no se pueden leer' },
}
