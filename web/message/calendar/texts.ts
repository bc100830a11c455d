import type { Text } from '../../../server/types.ts'

export const texts = {
  event: { en: 'Calendar event', es: 'Evento de calendario' },
  details: { en: 'Details', es: 'Detalles' },
  methods: {
    REQUEST: { en: 'Invitation', es: 'Invitación' },
    CANCEL: { en: 'Cancellation', es: 'Cancelación' },
    REPLY: { en: 'Reply', es: 'Respuesta' },
    PUBLISH: { en: 'Event', es: 'Evento' },
  } as Record<string, Text>,
  states: {
    ACCEPTED: { en: 'accepted', es: 'acepta' },
    DECLINED: { en: 'declined', es: 'rechaza' },
    TENTATIVE: { en: 'perhaps', es: 'quizá' },
    'NEEDS-ACTION': { en: 'not answered', es: 'sin responder' },
    DELEGATED: { en: 'delegated', es: 'delega' },
  } as Record<string, Text>,
  noTitle: { en: '(no title)', es: '(sin título)' },
  when: { en: 'When', es: 'Cuándo' },
  here: { en: 'By your clock', es: 'En tu hora' },
  where: { en: 'Where', es: 'Dónde' },
  organiser: { en: 'Organiser', es: 'Organiza' },
  attendees: { en: 'Guests', es: 'Invitados' },
  repeats: { en: 'Repeats', es: 'Se repite' },
  about: { en: 'About', es: 'Descripción' },
  wrong: { en: 'Wrong with it', es: 'Qué falla' },
  more: (n: number): Text => ({ en: `and ${n} more events`, es: `y ${n} eventos más` }),
}
