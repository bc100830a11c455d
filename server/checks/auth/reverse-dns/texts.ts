import type { FindingTexts } from '../verdict.ts'

const askTheHost = {
  en: 'PTR records are set by whoever gave you the address (your hosting provider, in its control panel): set the record below, and publish the A or AAAA record that leads back.',
  es: 'Los registros PTR los pone quien te dio la dirección (tu proveedor de alojamiento, en su panel): pon el registro de abajo y publica el registro A o AAAA que lleve de vuelta.',
}

export const reverseTexts: FindingTexts = {
  reverse_pass: {
    what: {
      en: 'Every sending address has a name that leads back to it',
      es: 'Cada dirección de envío tiene un nombre que lleva de vuelta a ella',
    },
    why: { en: '{pairs}', es: '{pairs}' },
    mend: {
      en: 'Nothing to do. Let the server greet with that name (EHLO).',
      es: 'Nada que hacer. Haz que el servidor salude con ese nombre (EHLO).',
    },
    source: 'RFC 8601 §3',
  },
  reverse_none: {
    what: {
      en: '{address} has no name in DNS (no PTR record)',
      es: '{address} no tiene nombre en DNS (sin registro PTR)',
    },
    why: {
      en: 'Gmail, Outlook and many others refuse mail from an address without a name (550 5.7.25).',
      es: 'Gmail, Outlook y muchos otros rechazan el correo de una dirección sin nombre (550 5.7.25).',
    },
    mend: askTheHost,
    source: 'RFC 1912 §2.1',
  },
  reverse_unconfirmed: {
    what: {
      en: 'The name of {address} does not lead back to it ({names})',
      es: 'El nombre de {address} no lleva de vuelta a ella ({names})',
    },
    why: {
      en: 'Anybody can claim a name; only one whose own record names the address counts. Gmail and others refuse the mail.',
      es: 'Cualquiera puede atribuirse un nombre; solo cuenta aquel cuyo propio registro nombra la dirección. Gmail y otros rechazan el correo.',
    },
    mend: {
      en: 'Publish the A or AAAA record below, or have the PTR record at {record} name a server that has one.',
      es: 'Publica el registro A o AAAA de abajo, o haz que el PTR de {record} nombre un servidor que lo tenga.',
    },
    source: 'RFC 8601 §3',
  },
  reverse_temperror: {
    what: {
      en: 'The name of {address} could not be looked up',
      es: 'No se pudo consultar el nombre de {address}',
    },
    why: {
      en: 'A name server answered with an error or not in time. Receivers that meet this defer or refuse the mail.',
      es: 'Un servidor de nombres respondió con un error o fuera de tiempo. Los receptores que se topan con esto aplazan o rechazan el correo.',
    },
    mend: {
      en: 'Check again in a while; if it stays, ask your provider about the reverse zone of {address}.',
      es: 'Vuelve a comprobarlo dentro de un rato; si sigue, pregunta a tu proveedor por la zona inversa de {address}.',
    },
    source: null,
  },
  reverse_undecided: {
    what: {
      en: 'Without DNS nobody can say whether {address} has a name',
      es: 'Sin DNS no se puede saber si {address} tiene nombre',
    },
    why: {
      en: 'DNS is off or cannot be reached.',
      es: 'DNS está desactivado o no se alcanza.',
    },
    mend: {
      en: 'Name a DNS server that answers (--dns-server); the record it has to find is the PTR at {record}.',
      es: 'Indica un servidor DNS que responda (--dns-server); el registro que debe encontrar es el PTR de {record}.',
    },
    source: null,
  },
  reverse_not_evaluated: {
    what: {
      en: 'Nobody said from which address it will be sent',
      es: 'Nadie ha dicho desde qué dirección se enviará',
    },
    why: {
      en: 'The address from which this copy came is not the one that receivers will see.',
      es: 'La dirección desde la que llegó esta copia no es la que verán los receptores.',
    },
    mend: {
      en: 'Name the sending addresses in the inbox, in the planned zone of your domain or with --sending-ip.',
      es: 'Indica las direcciones de envío en la bandeja, en la zona planificada de tu dominio o con --sending-ip.',
    },
    source: null,
  },
  reverse_relay: {
    what: {
      en: 'The mail goes out through a relay, whose names are its own concern',
      es: 'El correo sale por un relay, y sus nombres son asunto suyo',
    },
    why: {
      en: 'An include: stands for many addresses, which belong to the provider.',
      es: 'Un include: representa muchas direcciones, que son del proveedor.',
    },
    mend: {
      en: 'Nothing to do, unless you have an address of your own there: name it, and it is looked at.',
      es: 'Nada que hacer, salvo que tengas allí una dirección propia: indícala y se comprobará.',
    },
    source: null,
  },
  reverse_skipped: {
    what: {
      en: 'Not looked at: {source}',
      es: 'Sin comprobar: {source}',
    },
    why: {
      en: 'It stands for the addresses of a relay, and their names are for the relay to set.',
      es: 'Representa las direcciones de un relay, y sus nombres los pone el relay.',
    },
    mend: { en: 'Nothing to do.', es: 'Nada que hacer.' },
    source: null,
  },
  reverse_generic: {
    what: {
      en: '{address} has the name of a dial-up line: {name}',
      es: '{address} tiene nombre de línea doméstica: {name}',
    },
    why: {
      en: 'A name that is made of the address, or says pool or dynamic, looks like a home computer; many receivers give it a worse score or refuse it.',
      es: 'Un nombre formado con la dirección, o que dice pool o dynamic, parece un ordenador doméstico; muchos receptores lo puntúan peor o lo rechazan.',
    },
    mend: {
      en: 'Have your provider set a name of your own, such as mail.example.com.',
      es: 'Pide a tu proveedor que ponga un nombre tuyo, como mail.example.com.',
    },
    source: null,
  },
}
