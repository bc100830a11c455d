import type { FindingTexts } from '../verdict.ts'

const passedOn = {
  en: 'ARC tells a receiver what those who passed the message on had seen before they changed it.',
  es: 'ARC dice al destinatario qué habían visto quienes reenviaron el mensaje antes de modificarlo.',
}
const ofForwarders = {
  en: 'Nothing to do for you: those who passed it on write these fields. If it is your list or gateway, look at its ARC settings.',
  es: 'No tienes que hacer nada: estos campos los escriben quienes lo reenvían. Si es tu lista o tu pasarela, revisa su configuración de ARC.',
}

export const arcTexts: FindingTexts = {
  arc_none: {
    what: {
      en: 'Nobody has passed the message on with ARC.',
      es: 'Nadie ha reenviado el mensaje con ARC.',
    },
    why: passedOn,
    mend: {
      en: 'Nothing to do: new mail has no ARC.',
      es: 'No hay nada que hacer: el correo nuevo no lleva ARC.',
    },
    source: 'RFC 8617 §1',
  },
  arc_pass: {
    what: {
      en: 'The chain of {sets} holds; the last one is {domain}.',
      es: 'La cadena de {sets} es válida; el último es {domain}.',
    },
    why: passedOn,
    mend: {
      en: 'Nothing to do. Whether a receiver trusts {domain} is its own decision.',
      es: 'No hay nada que hacer. Si un destinatario confía en {domain} es decisión suya.',
    },
    source: 'RFC 8617 §5.2',
  },
  arc_broken: {
    what: {
      en: 'The chain is incomplete or contradicts itself ({fault}).',
      es: 'La cadena está incompleta o se contradice ({fault}).',
    },
    why: passedOn,
    mend: ofForwarders,
    source: 'RFC 8617 §5.2',
  },
  arc_failed_before: {
    what: {
      en: '{domain} had found the chain broken (cv=fail, i={instance}).',
      es: '{domain} ya encontró rota la cadena (cv=fail, i={instance}).',
    },
    why: passedOn,
    mend: ofForwarders,
    source: 'RFC 8617 §5.2',
  },
  arc_seal: {
    what: {
      en: 'The seal of {domain} (i={instance}) is not valid.',
      es: 'El sello de {domain} (i={instance}) no es válido.',
    },
    why: passedOn,
    mend: ofForwarders,
    source: 'RFC 8617 §5.2',
  },
  arc_message: {
    what: {
      en: 'The message was altered after {domain} had signed it (i={instance}).',
      es: 'El mensaje se modificó después de que lo firmara {domain} (i={instance}).',
    },
    why: passedOn,
    mend: ofForwarders,
    source: 'RFC 8617 §5.2',
  },
  arc_undecided: {
    what: { en: 'The keys could not be asked for.', es: 'No se pudo preguntar por las claves.' },
    why: passedOn,
    mend: {
      en: 'Name a DNS server with --dns-server.',
      es: 'Indica un servidor DNS con --dns-server.',
    },
    source: null,
  },
  arc_temperror: {
    what: { en: 'DNS gave no answer for a key.', es: 'El DNS no respondió por una clave.' },
    why: passedOn,
    mend: { en: 'Look again in a moment.', es: 'Vuelve a mirar en un momento.' },
    source: 'RFC 8617 §5.2',
  },
}
