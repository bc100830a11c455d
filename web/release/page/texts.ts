import type { ReleaseAct, ReleaseAttempt, Text } from '../../../server/types.ts'
import { releases } from '../../shell/texts.ts'
import type { StateGroup } from '../../state/releases/filter.ts'
import { number } from '../../ui/format.ts'
import type { Series } from './columns.ts'

/** What the page of releases says. */
export const texts = {
  title: releases,
  about: {
    en: 'Mail that went on to real people through a relay, and what became of it.',
    es: 'Correo que siguió hacia personas reales a través de un relé, y qué fue de él.',
  },
  none: { en: 'Nothing was released yet', es: 'Aún no se ha entregado nada' },
  noneText: {
    en: 'Open a message and press r. Nothing leaves this machine before you do.',
    es: 'Abre un mensaje y pulsa r. Nada sale de esta máquina antes.',
  },
  noneSuch: { en: 'No release matches', es: 'Ninguna entrega coincide' },
  showAll: { en: 'Show all', es: 'Ver todas' },
  failed: { en: 'The releases cannot be shown', es: 'No se pueden mostrar las entregas' },
  gone: { en: 'This release cannot be shown', es: 'No se puede mostrar esta entrega' },
  count: (n: number): Text => ({
    en: n === 1 ? '1 release' : `${number(n)} releases`,
    es: n === 1 ? '1 entrega' : `${number(n)} entregas`,
  }),
  filter: { en: 'Filter', es: 'Filtrar' },
  allStates: { en: 'All states', es: 'Todos los estados' },
  allRelays: { en: 'All relays', es: 'Todos los relés' },
  domain: { en: 'Domain', es: 'Dominio' },
  ofMessage: { en: 'of one message', es: 'de un mensaje' },
  ofBatch: { en: 'released at once', es: 'entregadas a la vez' },
  ofRule: { en: 'by one rule', es: 'por una regla' },
  without: (what: Text): Text => ({
    en: `Show more than those ${what.en}`,
    es: `Ver más que las ${what.es}`,
  }),
  figures: { en: 'Figures', es: 'Cifras' },
  list: { en: 'List', es: 'Lista' },
  byRule: { en: 'by rule', es: 'por regla' },
  openMessage: { en: 'Open the message', es: 'Abrir el mensaje' },

  allActs: { en: 'All that are listed', es: 'Todas las de la lista' },
  changed: (n: number): Text => ({
    en: n === 1 ? '1 release changed' : `${number(n)} releases changed`,
    es: n === 1 ? '1 entrega cambiada' : `${number(n)} entregas cambiadas`,
  }),
  askTitle: (act: string, n: number): Text => ({
    en: `${act}: ${n === 1 ? '1 release' : `${number(n)} releases`}`,
    es: `${act}: ${n === 1 ? '1 entrega' : `${number(n)} entregas`}`,
  }),
  retrySure: { en: 'It may arrive twice: send again', es: 'Puede llegar dos veces: reenviar' },
  retryWarn: {
    en: 'What failed, was cancelled or waits is tried now. What is uncertain may have arrived: try that one by one.',
    es: 'Lo fallido, cancelado o aplazado se intenta ahora. Lo incierto puede haber llegado: inténtalo de uno en uno.',
  },
  cancelSure: { en: 'Cancel for good', es: 'Cancelar definitivamente' },
  cancelWarn: {
    en: 'What waits is not sent. What was delivered stays delivered.',
    es: 'Lo que espera no se envía. Lo entregado sigue entregado.',
  },
  doIt: { en: 'Yes, all of them', es: 'Sí, todas' },

  totals: { en: 'Figures', es: 'Cifras' },
  since: { en: 'Since', es: 'Desde' },
  latency: { en: 'median time to acceptance', es: 'mediana hasta la aceptación' },
  latencyMost: (p90: string, p99: string): Text => ({
    en: `90 %: ${p90} · 99 %: ${p99}`,
    es: `90 %: ${p90} · 99 %: ${p99}`,
  }),
  noLatency: { en: 'nothing delivered', es: 'nada entregado' },
  overTime: { en: 'Over time', es: 'En el tiempo' },
  overTimeOf: (sum: (name: Series) => number): Text => {
    const of = (name: Series) => number(sum(name))
    return {
      en: `Recipients: ${of('delivered')} delivered, ${of('deferred')} deferred, ${of('failed')} failed, ${of('uncertain')} uncertain.`,
      es: `Destinatarios: ${of('delivered')} entregados, ${of('deferred')} aplazados, ${of('failed')} fallidos, ${of('uncertain')} inciertos.`,
    }
  },
  byRelay: { en: 'By relay', es: 'Por relé' },
  byDomain: { en: 'By domain', es: 'Por dominio' },
  noFigures: { en: 'Nothing was released in this time.', es: 'No se entregó nada en este tiempo.' },
  time: { en: 'Time', es: 'Hora' },
  share: { en: 'Share', es: 'Proporción' },
  relay: { en: 'Relay', es: 'Relé' },

  progress: { en: 'Recipients', es: 'Destinatarios' },
  recipient: { en: 'Recipient', es: 'Destinatario' },
  state: { en: 'State', es: 'Estado' },
  answer: { en: 'Last answer', es: 'Última respuesta' },
  tries: (n: number): Text => ({
    en: n === 1 ? '1 attempt' : `${number(n)} attempts`,
    es: n === 1 ? '1 intento' : `${number(n)} intentos`,
  }),
  nextTry: (when: string): Text => ({
    en: `again in ${when}`,
    es: `otra vez en ${when}`,
  }),
  instead: (address: string): Text => ({
    en: `instead of ${address}`,
    es: `en lugar de ${address}`,
  }),
  firstThousand: { en: 'The first thousand are listed.', es: 'Se listan los primeros mil.' },
  attempts: { en: 'Attempts', es: 'Intentos' },
  noAttempt: { en: 'Not tried yet.', es: 'Aún sin intentar.' },
  going: { en: 'going on', es: 'en curso' },
  facts: {
    relay: { en: 'Relay', es: 'Relé' },
    asked: { en: 'Released', es: 'Entregado' },
    ended: { en: 'Settled', es: 'Resuelto' },
    next: { en: 'Next attempt', es: 'Próximo intento' },
    from: { en: 'Envelope sender', es: 'Remitente del sobre' },
    size: { en: 'Size', es: 'Tamaño' },
    deleteAfter: { en: 'Afterwards', es: 'Después' },
    changes: { en: 'Rewritten', es: 'Reescrito' },
  },
  nullPath: { en: 'null reverse-path', es: 'ruta de retorno nula' },
  deletes: { en: 'the message is deleted', es: 'el mensaje se elimina' },
} satisfies Record<string, Text | Record<string, Text> | ((...given: never[]) => Text)>

export const groups: Record<StateGroup, Text> = {
  waiting: { en: 'Under way', es: 'En curso' },
  deferred: { en: 'Deferred', es: 'Aplazadas' },
  held: { en: 'Paused', es: 'En pausa' },
  delivered: { en: 'Delivered', es: 'Entregadas' },
  failed: { en: 'Failed', es: 'Fallidas' },
  uncertain: { en: 'Uncertain', es: 'Inciertas' },
  cancelled: { en: 'Cancelled', es: 'Canceladas' },
}

export const acts: Record<ReleaseAct, Text> = {
  pause: { en: 'Pause', es: 'Pausar' },
  resume: { en: 'Resume', es: 'Reanudar' },
  cancel: { en: 'Cancel release', es: 'Cancelar entrega' },
  retry: { en: 'Try again', es: 'Reintentar' },
}

export const outcomes: Record<NonNullable<ReleaseAttempt['outcome']>, Text> = {
  delivered: { en: 'delivered', es: 'entregado' },
  partial: { en: 'delivered in part', es: 'entregado en parte' },
  deferred: { en: 'deferred', es: 'aplazado' },
  failed: { en: 'failed', es: 'fallido' },
  uncertain: { en: 'uncertain', es: 'incierto' },
  interrupted: { en: 'interrupted', es: 'interrumpido' },
}

export const spans = [
  { id: 'hour', hours: 1, steps: 30, text: { en: '1 hour', es: '1 hora' } },
  { id: 'day', hours: 24, steps: 24, text: { en: '24 hours', es: '24 horas' } },
  { id: 'week', hours: 168, steps: 28, text: { en: '7 days', es: '7 días' } },
  { id: 'month', hours: 720, steps: 30, text: { en: '30 days', es: '30 días' } },
] as const
