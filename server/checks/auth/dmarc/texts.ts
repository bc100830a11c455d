import type { FindingTexts } from '../verdict.ts'
import { dmarcRemarkTexts } from './remark-texts.ts'

const noPolicyYet = {
  en: 'Publish the record below, read the reports for some weeks, then go on to p=quarantine and p=reject.',
  es: 'Publica el registro de abajo, lee los informes durante unas semanas y pasa después a p=quarantine y p=reject.',
}

const makeOnePass = {
  en: 'Sign with DKIM as {from} (d={from}): that survives forwarding. Or use a MAIL FROM within {from} whose SPF record names the address you send from.',
  es: 'Firma con DKIM como {from} (d={from}): eso sobrevive a los reenvíos. O usa un MAIL FROM dentro de {from} cuyo registro SPF nombre la dirección desde la que envías.',
}

const oneFrom = {
  en: 'Write one From field with one address of a domain that is yours, for example: From: Shop <hello@example.com>.',
  es: 'Escribe un solo campo From con una dirección de un dominio tuyo, por ejemplo: From: Tienda <hola@example.com>.',
}

export const dmarcTexts: FindingTexts = {
  ...dmarcRemarkTexts,
  dmarc_pass: {
    what: { en: 'DMARC passes for {from}', es: 'DMARC pasa para {from}' },
    why: {
      en: 'What passes belongs to the domain of From: {by}.',
      es: 'Lo que pasa pertenece al dominio de From: {by}.',
    },
    mend: {
      en: 'Nothing to do. Keep reading the DMARC reports, so that a new way of sending is noticed.',
      es: 'Nada que hacer. Sigue leyendo los informes de DMARC para notar cuándo aparece otra vía de envío.',
    },
    source: 'RFC 9989 §5.3.5',
  },
  dmarc_fail_reject: {
    what: {
      en: 'DMARC fails for {from}: receivers are asked to reject it',
      es: 'DMARC falla para {from}: se pide a los receptores que lo rechacen',
    },
    why: {
      en: 'Nothing that passes belongs to {from} ({seen}), and {at} asks for {asks}.',
      es: 'Nada de lo que pasa pertenece a {from} ({seen}), y {at} pide {asks}.',
    },
    mend: makeOnePass,
    source: 'RFC 9989 §5.3.6',
  },
  dmarc_fail_quarantine: {
    what: {
      en: 'DMARC fails for {from}: it goes to the spam folder',
      es: 'DMARC falla para {from}: va a la carpeta de spam',
    },
    why: {
      en: 'Nothing that passes belongs to {from} ({seen}), and {at} asks for {asks}.',
      es: 'Nada de lo que pasa pertenece a {from} ({seen}), y {at} pide {asks}.',
    },
    mend: makeOnePass,
    source: 'RFC 9989 §5.3.6',
  },
  dmarc_fail_deliver: {
    what: {
      en: 'DMARC fails for {from}, and its policy lets that pass',
      es: 'DMARC falla para {from}, y su política lo deja pasar',
    },
    why: {
      en: 'Nothing that passes belongs to {from} ({seen}). {at} lets that pass for now ({asks}), yet Gmail, Yahoo and Outlook refuse such mail from those who send much.',
      es: 'Nada de lo que pasa pertenece a {from} ({seen}). {at} lo deja pasar por ahora ({asks}), pero Gmail, Yahoo y Outlook rechazan ese correo de quien envía mucho.',
    },
    mend: makeOnePass,
    source: 'RFC 9989 §5.3.5',
  },
  dmarc_none: {
    what: { en: 'There is no DMARC record for {from}', es: 'No hay registro DMARC para {from}' },
    why: {
      en: 'Anybody can send mail in the name of {from}, and Gmail, Yahoo and Outlook want a record from those who send much. Seen: {seen}.',
      es: 'Cualquiera puede enviar correo en nombre de {from}, y Gmail, Yahoo y Outlook quieren un registro de quien envía mucho. Visto: {seen}.',
    },
    mend: noPolicyYet,
    source: 'RFC 9989 §4.10.1',
  },
  dmarc_void: {
    what: {
      en: 'The DMARC record for {from} does not count',
      es: 'El registro DMARC para {from} no cuenta',
    },
    why: {
      en: 'Its p, sp or np is missing or no policy there is, and it names no address for reports: receivers act as if there were no record.',
      es: 'Su p, sp o np falta o no es ninguna política que exista, y no nombra ninguna dirección para informes: los receptores actúan como si no hubiera registro.',
    },
    mend: {
      en: 'Put the record below in its place: p, sp and np know none, quarantine and reject.',
      es: 'Pon el registro de abajo en su lugar: p, sp y np solo admiten none, quarantine y reject.',
    },
    source: 'RFC 9989 §4.10.1',
  },
  dmarc_not_evaluated: {
    what: {
      en: 'DMARC depends on where the mail is sent from',
      es: 'DMARC depende de desde dónde se envía el correo',
    },
    why: {
      en: 'No DKIM signature passes for {from}, and nobody said from which address it will be sent: SPF could still make it pass ({seen}).',
      es: 'Ninguna firma DKIM pasa para {from}, y nadie ha dicho desde qué dirección se enviará: SPF aún podría hacer que pase ({seen}).',
    },
    mend: {
      en: 'Name the addresses or the relay that will really send it (in the inbox, in the planned zone or with --sending-ip), or sign with DKIM as {from}.',
      es: 'Indica las direcciones o el relay que lo enviarán de verdad (en la bandeja, en la zona planificada o con --sending-ip), o firma con DKIM como {from}.',
    },
    source: 'RFC 9989 §4.4',
  },
  dmarc_undecided: {
    what: {
      en: 'Without DNS nobody can say whether {from} has a DMARC policy',
      es: 'Sin DNS no se puede saber si {from} tiene una política DMARC',
    },
    why: {
      en: 'The policy is a record in DNS, and DNS is off or cannot be reached. Seen: {seen}.',
      es: 'La política es un registro en DNS, y DNS está desactivado o no se alcanza. Visto: {seen}.',
    },
    mend: {
      en: 'Name a DNS server that answers (--dns-server), or write the records you intend into the planned zone of {from}.',
      es: 'Indica un servidor DNS que responda (--dns-server), o escribe los registros previstos en la zona planificada de {from}.',
    },
    source: null,
  },
  dmarc_open: {
    what: {
      en: 'DMARC cannot be decided before SPF or DKIM is',
      es: 'DMARC no se puede decidir antes que SPF o DKIM',
    },
    why: {
      en: 'The policy of {at} is known ({asks}), but not all that it is about: {seen}.',
      es: 'Se conoce la política de {at} ({asks}), pero no todo aquello de lo que trata: {seen}.',
    },
    mend: {
      en: 'Look at the cards of SPF and DKIM: name a DNS server that answers, or plan the records they miss.',
      es: 'Mira las tarjetas de SPF y DKIM: indica un servidor DNS que responda o planifica los registros que les faltan.',
    },
    source: null,
  },
  dmarc_open_temperror: {
    what: {
      en: 'DMARC cannot be decided: SPF or DKIM got no answer',
      es: 'DMARC no se puede decidir: SPF o DKIM no obtuvieron respuesta',
    },
    why: {
      en: 'A name server failed or took too long ({seen}). Receivers that meet this defer the mail or take it unchecked.',
      es: 'Un servidor de nombres falló o tardó demasiado ({seen}). Los receptores que se topan con esto aplazan el correo o lo aceptan sin comprobar.',
    },
    mend: {
      en: 'Check again in a while; if it stays, look at the name servers of the domains named here.',
      es: 'Vuelve a comprobarlo dentro de un rato; si sigue, revisa los servidores de nombres de los dominios que se nombran aquí.',
    },
    source: 'RFC 9989 §5.3.6',
  },
  dmarc_temperror: {
    what: {
      en: 'The DMARC policy of {from} could not be looked up',
      es: 'No se pudo consultar la política DMARC de {from}',
    },
    why: {
      en: 'A name server answered with an error or not in time. Receivers that meet this defer the mail or take it unchecked.',
      es: 'Un servidor de nombres respondió con un error o fuera de tiempo. Los receptores que se topan con esto aplazan el correo o lo aceptan sin comprobar.',
    },
    mend: {
      en: 'Check again in a while; if it stays, ask whoever runs the name servers of {at}.',
      es: 'Vuelve a comprobarlo dentro de un rato; si sigue, pregunta a quien lleva los servidores de nombres de {at}.',
    },
    source: 'RFC 9989 §4.10.1',
  },
  dmarc_from_missing: {
    what: { en: 'There is no From field', es: 'No hay campo From' },
    why: {
      en: 'DMARC is about the domain in From: without it Gmail and others refuse the mail.',
      es: 'DMARC trata del dominio de From: sin él, Gmail y otros rechazan el correo.',
    },
    mend: oneFrom,
    source: 'RFC 5322 §3.6.2',
  },
  dmarc_from_twice: {
    what: { en: 'There is more than one From field', es: 'Hay más de un campo From' },
    why: {
      en: 'Nobody can tell which of them counts; this is how forgers work, so receivers reject it.',
      es: 'No se puede saber cuál cuenta; así trabajan los falsificadores, por eso los receptores lo rechazan.',
    },
    mend: oneFrom,
    source: 'RFC 9989 §4.4',
  },
  dmarc_from_domains: {
    what: {
      en: 'From names addresses of several domains: {addresses}',
      es: 'From nombra direcciones de varios dominios: {addresses}',
    },
    why: {
      en: 'DMARC needs exactly one domain. Receivers skip the check or reject the mail.',
      es: 'DMARC necesita exactamente un dominio. Los receptores omiten la comprobación o rechazan el correo.',
    },
    mend: oneFrom,
    source: 'RFC 9989 §5.3.1',
  },
  dmarc_from_several: {
    what: {
      en: 'From names several addresses: {addresses}',
      es: 'From nombra varias direcciones: {addresses}',
    },
    why: {
      en: 'They are of one domain, so DMARC works, but Gmail refuses mail with several addresses in From.',
      es: 'Son de un solo dominio, así que DMARC funciona, pero Gmail rechaza el correo con varias direcciones en From.',
    },
    mend: oneFrom,
    source: 'RFC 5322 §3.6.2',
  },
  dmarc_from_name: {
    what: {
      en: 'From has no address with a domain name',
      es: 'From no tiene ninguna dirección con un nombre de dominio',
    },
    why: {
      en: 'DMARC looks for a policy of the domain in From, and there is none that DNS could be asked about.',
      es: 'DMARC busca la política del dominio de From, y no hay ninguno por el que se pueda preguntar a DNS.',
    },
    mend: oneFrom,
    source: 'RFC 9989 §5.3.1',
  },
}
