import type { FindingTexts } from '../verdict.ts'

export const transportTexts: FindingTexts = {
  required_tls_met: {
    what: { en: 'The session used {version}', es: 'La sesión usó {version}' },
    why: { en: 'Your application speaks TLS.', es: 'Tu aplicación habla TLS.' },
    mend: {
      en: 'See to it that the real relay delivers over TLS too.',
      es: 'Procura que el relay real también entregue por TLS.',
    },
    source: 'support.google.com/mail/answer/81126',
  },
  required_tls_local: {
    what: {
      en: 'TLS was not used in this session on your machine',
      es: 'No se usó TLS en esta sesión en tu máquina',
    },
    why: {
      en: 'That is no harm here, and says nothing of how the mail will travel.',
      es: 'Aquí no importa, y no dice nada de cómo viajará el correo.',
    },
    mend: {
      en: 'Switch STARTTLS or TLS on where your application speaks to the real relay.',
      es: 'Activa STARTTLS o TLS donde tu aplicación hable con el relay real.',
    },
    source: 'support.google.com/mail/answer/81126',
  },
  required_tls_missed: {
    what: {
      en: 'The session went over a network without TLS',
      es: 'La sesión pasó por una red sin TLS',
    },
    why: {
      en: 'Gmail and Yahoo want TLS on the way to them.',
      es: 'Gmail y Yahoo quieren TLS en el camino hacia ellos.',
    },
    mend: {
      en: 'Switch STARTTLS or TLS on in your application.',
      es: 'Activa STARTTLS o TLS en tu aplicación.',
    },
    source: 'support.google.com/mail/answer/81126',
  },
  required_tls_unknown: {
    what: { en: 'Nothing is known of the session', es: 'No se sabe nada de la sesión' },
    why: { en: 'The mail did not come by SMTP.', es: 'El correo no llegó por SMTP.' },
    mend: { en: 'Send it to the SMTP port to see it.', es: 'Envíalo al puerto SMTP para verlo.' },
    source: 'support.google.com/mail/answer/81126',
  },
  required_reverse_met: {
    what: {
      en: 'The sending address has a name that leads back to it',
      es: 'La dirección de envío tiene un nombre que lleva de vuelta a ella',
    },
    why: { en: 'All three look it up.', es: 'Los tres lo consultan.' },
    mend: { en: 'Nothing to do.', es: 'Nada que hacer.' },
    source: 'support.google.com/mail/answer/81126',
  },
  required_reverse_missed: {
    what: {
      en: '{address} has no name that leads back to it',
      es: '{address} no tiene un nombre que lleve de vuelta a ella',
    },
    why: {
      en: 'Gmail refuses mail from such an address (550 5.7.25).',
      es: 'Gmail rechaza el correo de una dirección así (550 5.7.25).',
    },
    mend: {
      en: 'Publish the records that the card of reverse DNS shows.',
      es: 'Publica los registros que muestra la tarjeta de DNS inverso.',
    },
    source: 'support.google.com/mail/answer/81126',
  },
  required_reverse_relay: {
    what: {
      en: 'The names of the sending addresses are the concern of the relay',
      es: 'Los nombres de las direcciones de envío son asunto del relay',
    },
    why: {
      en: 'An include: stands for addresses of the provider.',
      es: 'Un include: representa direcciones del proveedor.',
    },
    mend: { en: 'Nothing to do.', es: 'Nada que hacer.' },
    source: 'support.google.com/mail/answer/81126',
  },
  required_reverse_no_source: {
    what: {
      en: 'Reverse DNS: nobody said from where it will be sent',
      es: 'DNS inverso: nadie ha dicho desde dónde se enviará',
    },
    why: {
      en: 'Receivers look up the name of the address that sends.',
      es: 'Los receptores consultan el nombre de la dirección que envía.',
    },
    mend: {
      en: 'Name the sending addresses in the inbox, in the planned zone or with --sending-ip.',
      es: 'Indica las direcciones de envío en la bandeja, en la zona planificada o con --sending-ip.',
    },
    source: 'support.google.com/mail/answer/81126',
  },
  required_reverse_unknown: {
    what: { en: 'Reverse DNS could not be decided', es: 'El DNS inverso no se pudo decidir' },
    why: { en: 'DNS gave no answer.', es: 'DNS no dio respuesta.' },
    mend: { en: 'Name a DNS server that answers.', es: 'Indica un servidor DNS que responda.' },
    source: 'support.google.com/mail/answer/81126',
  },
}
