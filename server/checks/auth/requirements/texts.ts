import type { FindingTexts } from '../verdict.ts'
import { authenticationTexts } from './authentication-texts.ts'
import { formTexts } from './form-texts.ts'
import { transportTexts } from './transport-texts.ts'

export const requirementTexts: FindingTexts = {
  ...authenticationTexts,
  ...formTexts,
  ...transportTexts,
  required_met: {
    what: {
      en: 'Gmail, Yahoo and Outlook get all that they ask of bulk senders',
      es: 'Gmail, Yahoo y Outlook reciben todo lo que piden a quien envía en masa',
    },
    why: {
      en: 'Of {all} requirements that one message can show, none is missed.',
      es: 'De {all} requisitos que un mensaje puede mostrar, no falta ninguno.',
    },
    mend: {
      en: 'Nothing to do. Keep complaints under 0.3 %: Google Postmaster Tools shows the rate.',
      es: 'Nada que hacer. Mantén las quejas por debajo del 0,3 %: Google Postmaster Tools muestra la tasa.',
    },
    source: null,
  },
  required_missed: {
    what: {
      en: 'Requirements of Gmail, Yahoo and Outlook that are missed: {missed} of {all}',
      es: 'Requisitos de Gmail, Yahoo y Outlook que no se cumplen: {missed} de {all}',
    },
    why: {
      en: 'They ask them of everyone who sends more than 5,000 messages a day, and some of everyone.',
      es: 'Los piden a quien envía más de 5000 mensajes al día, y algunos a todos.',
    },
    mend: {
      en: 'Go through the list from the top; each line says what to do.',
      es: 'Recorre la lista desde arriba; cada línea dice qué hacer.',
    },
    source: null,
  },
  required_open: {
    what: {
      en: 'Requirements of Gmail, Yahoo and Outlook that could not be decided: {unknown} of {all}',
      es: 'Requisitos de Gmail, Yahoo y Outlook que no se pudieron decidir: {unknown} de {all}',
    },
    why: {
      en: 'None is missed, but DNS, the sending address or the session does not tell all.',
      es: 'No falta ninguno, pero DNS, la dirección de envío o la sesión no lo dicen todo.',
    },
    mend: {
      en: 'Name the sending addresses and a DNS server that answers, or plan the records.',
      es: 'Indica las direcciones de envío y un servidor DNS que responda, o planifica los registros.',
    },
    source: null,
  },
}
