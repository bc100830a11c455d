import type { FindingTexts } from '../verdict.ts'

export const authenticationTexts: FindingTexts = {
  required_spf_met: {
    what: { en: 'SPF passes for {domain}', es: 'SPF pasa para {domain}' },
    why: {
      en: 'The record names the address that sends.',
      es: 'El registro nombra la dirección que envía.',
    },
    mend: { en: 'Nothing to do.', es: 'Nada que hacer.' },
    source: 'support.google.com/mail/answer/81126',
  },
  required_spf_missed: {
    what: { en: 'SPF does not pass: {result}', es: 'SPF no pasa: {result}' },
    why: {
      en: 'All three want SPF to pass for the envelope sender.',
      es: 'Los tres quieren que SPF pase para el remitente del sobre.',
    },
    mend: {
      en: 'Mend what the SPF card names: the record has to name every address that sends.',
      es: 'Corrige lo que indica la tarjeta de SPF: el registro debe nombrar todas las direcciones que envían.',
    },
    source: 'support.google.com/mail/answer/81126',
  },
  required_spf_no_source: {
    what: {
      en: 'SPF: nobody said from where it will be sent',
      es: 'SPF: nadie ha dicho desde dónde se enviará',
    },
    why: {
      en: 'Whether {domain} allows it depends on the address that sends.',
      es: 'Que {domain} lo permita depende de la dirección que envía.',
    },
    mend: {
      en: 'Name the sending addresses or the relay in the inbox, in the planned zone or with --sending-ip.',
      es: 'Indica las direcciones de envío o el relay en la bandeja, en la zona planificada o con --sending-ip.',
    },
    source: 'support.google.com/mail/answer/81126',
  },
  required_spf_unknown: {
    what: { en: 'SPF could not be decided', es: 'SPF no se pudo decidir' },
    why: { en: 'DNS gave no answer for {domain}.', es: 'DNS no dio respuesta para {domain}.' },
    mend: {
      en: 'Name a DNS server that answers, or plan the SPF record.',
      es: 'Indica un servidor DNS que responda o planifica el registro SPF.',
    },
    source: 'support.google.com/mail/answer/81126',
  },
  required_dkim_met: {
    what: { en: 'A DKIM signature passes', es: 'Una firma DKIM pasa' },
    why: { en: 'That is what all three ask for.', es: 'Es lo que piden los tres.' },
    mend: { en: 'Nothing to do.', es: 'Nada que hacer.' },
    source: 'support.google.com/mail/answer/81126',
  },
  required_dkim_none: {
    what: { en: 'The mail is not signed (DKIM)', es: 'El correo no va firmado (DKIM)' },
    why: {
      en: 'All three want a DKIM signature besides SPF.',
      es: 'Los tres quieren una firma DKIM además de SPF.',
    },
    mend: {
      en: 'Sign it in your application, or have your relay sign it; a key pair can be made in the planned zone.',
      es: 'Fírmalo en tu aplicación o haz que lo firme tu relay; en la zona planificada puedes crear un par de claves.',
    },
    source: 'support.google.com/mail/answer/81126',
  },
  required_dkim_missed: {
    what: { en: 'No DKIM signature passes', es: 'Ninguna firma DKIM pasa' },
    why: {
      en: 'A broken signature counts like none.',
      es: 'Una firma rota cuenta como si no hubiera.',
    },
    mend: { en: 'Mend what the DKIM card names.', es: 'Corrige lo que indica la tarjeta de DKIM.' },
    source: 'support.google.com/mail/answer/81126',
  },
  required_dkim_unknown: {
    what: { en: 'DKIM could not be decided', es: 'DKIM no se pudo decidir' },
    why: { en: 'DNS gave no answer for the key.', es: 'DNS no dio respuesta para la clave.' },
    mend: {
      en: 'Name a DNS server that answers, or plan the record of the key.',
      es: 'Indica un servidor DNS que responda o planifica el registro de la clave.',
    },
    source: 'support.google.com/mail/answer/81126',
  },
  required_dmarc_met: {
    what: {
      en: '{domain} has a DMARC record (p={policy})',
      es: '{domain} tiene un registro DMARC (p={policy})',
    },
    why: { en: 'At least p=none is asked for.', es: 'Se pide al menos p=none.' },
    mend: { en: 'Nothing to do.', es: 'Nada que hacer.' },
    source: 'support.google.com/mail/answer/81126',
  },
  required_dmarc_missed: {
    what: { en: 'There is no DMARC record', es: 'No hay registro DMARC' },
    why: {
      en: 'All three want one, if only with p=none.',
      es: 'Los tres quieren uno, aunque sea con p=none.',
    },
    mend: {
      en: 'Publish the record that the DMARC card shows.',
      es: 'Publica el registro que muestra la tarjeta de DMARC.',
    },
    source: 'support.google.com/mail/answer/81126',
  },
  required_dmarc_unknown: {
    what: {
      en: 'Whether there is a DMARC record is not known',
      es: 'No se sabe si hay un registro DMARC',
    },
    why: { en: 'DNS gave no answer.', es: 'DNS no dio respuesta.' },
    mend: {
      en: 'Name a DNS server that answers, or plan the record.',
      es: 'Indica un servidor DNS que responda o planifica el registro.',
    },
    source: 'support.google.com/mail/answer/81126',
  },
  required_aligned_met: {
    what: {
      en: 'SPF or DKIM passes for the domain in From',
      es: 'SPF o DKIM pasa para el dominio de From',
    },
    why: {
      en: 'One that passes and is aligned is enough.',
      es: 'Basta con uno que pase y esté alineado.',
    },
    mend: { en: 'Nothing to do.', es: 'Nada que hacer.' },
    source: 'support.google.com/mail/answer/81126',
  },
  required_aligned_missed: {
    what: {
      en: 'Neither SPF nor DKIM passes for the domain in From',
      es: 'Ni SPF ni DKIM pasa para el dominio de From',
    },
    why: {
      en: 'What passes has to belong to the domain in From.',
      es: 'Lo que pasa tiene que pertenecer al dominio de From.',
    },
    mend: {
      en: 'Sign with DKIM as the domain in From: the DMARC card names it.',
      es: 'Firma con DKIM como el dominio de From: la tarjeta de DMARC lo indica.',
    },
    source: 'support.google.com/mail/answer/81126',
  },
  required_aligned_unknown: {
    what: {
      en: 'Whether SPF or DKIM is aligned could not be decided',
      es: 'No se pudo decidir si SPF o DKIM está alineado',
    },
    why: {
      en: 'Something that it depends on is not known.',
      es: 'No se conoce algo de lo que depende.',
    },
    mend: {
      en: 'See on the DMARC card what is missing.',
      es: 'Mira en la tarjeta de DMARC qué falta.',
    },
    source: 'support.google.com/mail/answer/81126',
  },
  required_from_met: {
    what: { en: 'From has one address', es: 'From tiene una dirección' },
    why: { en: '{addresses}', es: '{addresses}' },
    mend: { en: 'Nothing to do.', es: 'Nada que hacer.' },
    source: 'RFC 5322 §3.6.2',
  },
  required_from_missed: {
    what: {
      en: 'From does not have exactly one address',
      es: 'From no tiene exactamente una dirección',
    },
    why: {
      en: 'Found: {addresses}. Gmail refuses mail without From or with several.',
      es: 'Encontrado: {addresses}. Gmail rechaza el correo sin From o con varios.',
    },
    mend: {
      en: 'Write one From field with one address.',
      es: 'Escribe un solo campo From con una dirección.',
    },
    source: 'RFC 5322 §3.6.2',
  },
  required_domain_met: {
    what: { en: '{domain} exists', es: '{domain} existe' },
    why: { en: 'DNS knows the domain in From.', es: 'DNS conoce el dominio de From.' },
    mend: { en: 'Nothing to do.', es: 'Nada que hacer.' },
    source: 'support.google.com/mail/answer/81126',
  },
  required_domain_missed: {
    what: {
      en: '{domain} does not exist or takes no mail',
      es: '{domain} no existe o no recibe correo',
    },
    why: {
      en: 'Receivers refuse mail from a domain that cannot be answered.',
      es: 'Los receptores rechazan el correo de un dominio al que no se puede responder.',
    },
    mend: {
      en: 'Use a domain of yours with MX records, or publish them.',
      es: 'Usa un dominio tuyo con registros MX, o publícalos.',
    },
    source: 'RFC 5321 §5.1',
  },
  required_domain_unknown: {
    what: { en: 'Whether {domain} exists is not known', es: 'No se sabe si {domain} existe' },
    why: { en: 'DNS gave no answer.', es: 'DNS no dio respuesta.' },
    mend: {
      en: 'Name a DNS server that answers, or plan its records.',
      es: 'Indica un servidor DNS que responda o planifica sus registros.',
    },
    source: null,
  },
  required_own_met: {
    what: { en: '{domain} may be sent from', es: 'Se puede enviar desde {domain}' },
    why: {
      en: 'It is no public mailbox, or it passes DMARC.',
      es: 'No es un buzón público, o pasa DMARC.',
    },
    mend: { en: 'Nothing to do.', es: 'Nada que hacer.' },
    source: 'support.google.com/mail/answer/81126',
  },
  required_own_unknown: {
    what: {
      en: '{domain} is a public mailbox; whether this may be sent in its name is not known',
      es: '{domain} es un buzón público; no se sabe si esto se puede enviar en su nombre',
    },
    why: {
      en: 'Only its own servers pass its DMARC policy, and DMARC could not be decided.',
      es: 'Solo sus propios servidores pasan su política DMARC, y DMARC no se pudo decidir.',
    },
    mend: {
      en: 'Unless it goes out through {domain} itself, send from a domain of your own.',
      es: 'Salvo que salga a través de {domain}, envía desde un dominio propio.',
    },
    source: 'support.google.com/mail/answer/81126',
  },
  required_own_missed: {
    what: {
      en: '{domain} is a public mailbox: nobody else may send in its name',
      es: '{domain} es un buzón público: nadie más puede enviar en su nombre',
    },
    why: {
      en: 'Its DMARC policy has such mail refused or put into spam.',
      es: 'Su política DMARC hace que ese correo se rechace o vaya a spam.',
    },
    mend: {
      en: 'Send from a domain of your own, and put the mailbox into Reply-To.',
      es: 'Envía desde un dominio propio y pon el buzón en Reply-To.',
    },
    source: 'support.google.com/mail/answer/81126',
  },
}
