import type { FindingTexts } from '../verdict.ts'

const nameServer = {
  en: 'Publish an MX record for {domain} that names a mail server of yours (a form of it stands below), or use a domain that receives mail.',
  es: 'Publica un registro MX para {domain} que nombre un servidor de correo tuyo (abajo tienes un modelo), o usa un dominio que reciba correo.',
}

export const mxTexts: FindingTexts = {
  mx_pass: {
    what: {
      en: 'Bounces and replies reach {domain} ({role})',
      es: 'Los rebotes y las respuestas llegan a {domain} ({role})',
    },
    why: { en: 'Its mail servers: {hosts}.', es: 'Sus servidores de correo: {hosts}.' },
    mend: {
      en: 'Nothing to do. See to it that somebody reads what arrives there.',
      es: 'Nada que hacer. Procura que alguien lea lo que llega allí.',
    },
    source: 'RFC 5321 §5.1',
  },
  mx_implicit: {
    what: {
      en: '{domain} ({role}) has no MX record: its own address is taken for the mail server',
      es: '{domain} ({role}) no tiene registro MX: se toma su propia dirección como servidor de correo',
    },
    why: {
      en: 'That is allowed, but often the web server stands there and takes no mail.',
      es: 'Está permitido, pero a menudo allí está el servidor web, que no acepta correo.',
    },
    mend: {
      en: 'Publish an MX record for {domain}, so that it is plain who takes its mail.',
      es: 'Publica un registro MX para {domain}, para que quede claro quién recibe su correo.',
    },
    source: 'RFC 5321 §5.1',
  },
  mx_open: {
    what: {
      en: '{domain} ({role}) has MX records; whether they lead to a server is not known',
      es: '{domain} ({role}) tiene registros MX; no se sabe si llevan a un servidor',
    },
    why: {
      en: 'DNS did not answer for the addresses of {hosts}.',
      es: 'DNS no respondió por las direcciones de {hosts}.',
    },
    mend: {
      en: 'Check again with a DNS server that answers (--dns-server), or plan the A record of your own server as well.',
      es: 'Vuelve a comprobarlo con un servidor DNS que responda (--dns-server), o planifica también el registro A de tu propio servidor.',
    },
    source: null,
  },
  mx_null: {
    what: {
      en: '{domain} ({role}) says that it takes no mail (null MX)',
      es: '{domain} ({role}) dice que no acepta correo (MX nulo)',
    },
    why: {
      en: 'Neither bounces nor replies can be delivered, and receivers may refuse mail from such a domain (550 5.7.27).',
      es: 'No se pueden entregar rebotes ni respuestas, y los receptores pueden rechazar el correo de un dominio así (550 5.7.27).',
    },
    mend: {
      en: 'Send from a domain that takes mail, or put an MX record of a mail server in the place of "0 .".',
      es: 'Envía desde un dominio que acepte correo, o pon un registro MX de un servidor en lugar de «0 .».',
    },
    source: 'RFC 7505 §4.2',
  },
  mx_missing: {
    what: {
      en: 'The domain {domain} ({role}) does not exist',
      es: 'El dominio {domain} ({role}) no existe',
    },
    why: {
      en: 'Most receivers refuse mail from a domain that DNS does not know.',
      es: 'La mayoría de los receptores rechazan el correo de un dominio que DNS no conoce.',
    },
    mend: {
      en: 'Look for a slip of the pen. If it is yours, publish its records; planned ones can be tried in the planned zone first.',
      es: 'Busca si hay una errata. Si es tuyo, publica sus registros; los previstos se pueden probar antes en la zona planificada.',
    },
    source: 'RFC 5321 §5.1',
  },
  mx_nothing: {
    what: {
      en: '{domain} ({role}) can receive no mail: it has neither MX nor an address',
      es: '{domain} ({role}) no puede recibir correo: no tiene MX ni dirección',
    },
    why: {
      en: 'Bounces and replies are lost, and many receivers refuse mail whose sender cannot be answered.',
      es: 'Los rebotes y las respuestas se pierden, y muchos receptores rechazan el correo cuyo remitente no puede recibir respuesta.',
    },
    mend: nameServer,
    source: 'RFC 5321 §5.1',
  },
  mx_dead: {
    what: {
      en: 'No MX record of {domain} ({role}) leads to a server',
      es: 'Ningún registro MX de {domain} ({role}) lleva a un servidor',
    },
    why: {
      en: 'The names in them have no address, so bounces and replies cannot be delivered.',
      es: 'Los nombres que contienen no tienen dirección, así que no se pueden entregar rebotes ni respuestas.',
    },
    mend: {
      en: 'Publish A or AAAA records for these names, or name other servers.',
      es: 'Publica registros A o AAAA para esos nombres, o nombra otros servidores.',
    },
    source: 'RFC 5321 §5.1',
  },
  mx_temperror: {
    what: {
      en: 'The mail servers of {domain} ({role}) could not be looked up',
      es: 'No se pudieron consultar los servidores de correo de {domain} ({role})',
    },
    why: {
      en: 'A name server answered with an error or not in time. Receivers that meet this defer the mail.',
      es: 'Un servidor de nombres respondió con un error o fuera de tiempo. Los receptores que se topan con esto aplazan el correo.',
    },
    mend: {
      en: 'Check again in a while; if it stays, ask whoever runs the name servers of {domain}.',
      es: 'Vuelve a comprobarlo dentro de un rato; si sigue, pregunta a quien lleva los servidores de nombres de {domain}.',
    },
    source: null,
  },
  mx_undecided: {
    what: {
      en: 'Without DNS nobody can say who takes mail for {domain} ({role})',
      es: 'Sin DNS no se puede saber quién recibe el correo de {domain} ({role})',
    },
    why: {
      en: 'DNS is off or cannot be reached.',
      es: 'DNS está desactivado o no se alcanza.',
    },
    mend: {
      en: 'Name a DNS server that answers (--dns-server), or write the MX record into the planned zone of {domain}.',
      es: 'Indica un servidor DNS que responda (--dns-server), o escribe el registro MX en la zona planificada de {domain}.',
    },
    source: null,
  },
  mx_no_domain: {
    what: {
      en: 'Neither MAIL FROM nor From names a domain',
      es: 'Ni MAIL FROM ni From nombran un dominio',
    },
    why: {
      en: 'There is no domain whose mail servers could be looked up; of a bounce (MAIL FROM:<>) that is as it should be.',
      es: 'No hay dominio cuyos servidores de correo consultar; en un rebote (MAIL FROM:<>) es lo normal.',
    },
    mend: {
      en: 'If this is no bounce, send it from an address with a domain.',
      es: 'Si no es un rebote, envíalo desde una dirección con dominio.',
    },
    source: 'RFC 5321 §4.5.5',
  },
  mx_null_mixed: {
    what: {
      en: '{domain} has a null MX beside others',
      es: '{domain} tiene un MX nulo junto a otros',
    },
    why: {
      en: 'One says that no mail is taken, the others where it goes; servers do not agree on what that means.',
      es: 'Uno dice que no se acepta correo y los otros adónde va; los servidores no coinciden en qué significa.',
    },
    mend: {
      en: 'Take the record "0 ." out, or all others.',
      es: 'Quita el registro «0 .», o todos los demás.',
    },
    source: 'RFC 7505 §3',
  },
  mx_address: {
    what: {
      en: 'An MX record of {domain} holds an address ({host}) where a name has to be',
      es: 'Un registro MX de {domain} contiene una dirección ({host}) donde debe ir un nombre',
    },
    why: { en: 'Servers cannot use it.', es: 'Los servidores no pueden usarlo.' },
    mend: {
      en: 'Give the server a name with an A or AAAA record, and put that name into the MX record.',
      es: 'Dale al servidor un nombre con registro A o AAAA y pon ese nombre en el registro MX.',
    },
    source: 'RFC 5321 §5.1',
  },
  mx_dangling: {
    what: {
      en: 'The mail server {host} of {domain} has no address',
      es: 'El servidor de correo {host} de {domain} no tiene dirección',
    },
    why: {
      en: 'Mail is not delivered there; with other servers it is only slower.',
      es: 'Allí no se entrega correo; si hay otros servidores, solo tarda más.',
    },
    mend: {
      en: 'Publish an A or AAAA record for {host}, or take it out of the MX records.',
      es: 'Publica un registro A o AAAA para {host}, o quítalo de los registros MX.',
    },
    source: 'RFC 5321 §5.1',
  },
  mx_alias: {
    what: {
      en: 'The mail server {host} of {domain} is an alias (CNAME)',
      es: 'El servidor de correo {host} de {domain} es un alias (CNAME)',
    },
    why: {
      en: 'That is not allowed, and some servers do not deliver there.',
      es: 'No está permitido, y algunos servidores no entregan allí.',
    },
    mend: {
      en: 'Put the name that the alias leads to into the MX record.',
      es: 'Pon en el registro MX el nombre al que lleva el alias.',
    },
    source: 'RFC 2181 §10.3',
  },
}
