import type { FindingTexts } from '../verdict.ts'

export const listingTexts: FindingTexts = {
  listings_off: {
    what: { en: 'Block lists are not asked', es: 'No se consultan listas de bloqueo' },
    why: {
      en: 'Asking them tells strangers which domains and addresses you send from, so it is off unless you want it.',
      es: 'Consultarlas cuenta a extraños desde qué dominios y direcciones envías, así que está desactivado salvo que lo quieras.',
    },
    mend: {
      en: 'To switch it on, start with --dns-list ZONE for each list to ask (domain:ZONE for one of domains), and see to it that their terms of use allow it.',
      es: 'Para activarlo, arranca con --dns-list ZONA por cada lista que consultar (domain:ZONA si es de dominios), y comprueba que sus condiciones de uso lo permitan.',
    },
    source: 'RFC 5782 §2.1',
  },
  listings_pass: {
    what: { en: 'On none of the block lists', es: 'En ninguna lista de bloqueo' },
    why: { en: 'Asked: {lists}.', es: 'Consultadas: {lists}.' },
    mend: {
      en: 'Nothing to do. Look again when mail is suddenly refused.',
      es: 'Nada que hacer. Vuelve a mirar si de pronto se rechaza el correo.',
    },
    source: null,
  },
  listings_address: {
    what: {
      en: 'The sending address {subject} is on the block list {list}',
      es: 'La dirección de envío {subject} está en la lista de bloqueo {list}',
    },
    why: {
      en: 'Receivers that use this list refuse the mail. It answers {answers}: {reason}',
      es: 'Los receptores que usan esta lista rechazan el correo. Responde {answers}: {reason}',
    },
    mend: {
      en: 'Read the reason, end what caused it, then ask {list} to take the address out; or send from another address.',
      es: 'Lee el motivo, acaba con la causa y pide después a {list} que retire la dirección; o envía desde otra.',
    },
    source: 'RFC 5782 §2.1',
  },
  listings_domain: {
    what: {
      en: 'The domain {subject} is on the block list {list}',
      es: 'El dominio {subject} está en la lista de bloqueo {list}',
    },
    why: {
      en: 'Receivers that use this list refuse the mail or take it for spam. It answers {answers}: {reason}',
      es: 'Los receptores que usan esta lista rechazan el correo o lo toman por spam. Responde {answers}: {reason}',
    },
    mend: {
      en: 'Read the reason, end what caused it, then ask {list} to take the domain out.',
      es: 'Lee el motivo, acaba con la causa y pide después a {list} que retire el dominio.',
    },
    source: 'RFC 5782 §3',
  },
  listings_undecided: {
    what: {
      en: 'Without DNS the block lists cannot be asked',
      es: 'Sin DNS no se pueden consultar las listas de bloqueo',
    },
    why: {
      en: 'DNS is off or cannot be reached. To be asked: {lists}.',
      es: 'DNS está desactivado o no se alcanza. Por consultar: {lists}.',
    },
    mend: {
      en: 'Name a DNS server that answers (--dns-server).',
      es: 'Indica un servidor DNS que responda (--dns-server).',
    },
    source: null,
  },
  listings_temperror: {
    what: {
      en: 'No block list gave an answer',
      es: 'Ninguna lista de bloqueo dio una respuesta',
    },
    why: {
      en: 'They failed, took too long, or do not answer your DNS server. Asked: {lists}.',
      es: 'Fallaron, tardaron demasiado o no responden a tu servidor DNS. Consultadas: {lists}.',
    },
    mend: {
      en: 'Check again in a while, with a resolver of your own: most lists do not answer public ones such as 8.8.8.8.',
      es: 'Vuelve a comprobarlo dentro de un rato con un resolver propio: casi ninguna lista responde a los públicos como 8.8.8.8.',
    },
    source: null,
  },
  listings_nothing: {
    what: {
      en: 'There is nothing to ask the block lists about',
      es: 'No hay nada por lo que preguntar a las listas de bloqueo',
    },
    why: {
      en: 'The mail names no domain, or nobody said from which address it will be sent.',
      es: 'El correo no nombra ningún dominio, o nadie ha dicho desde qué dirección se enviará.',
    },
    mend: {
      en: 'Name the sending addresses in the inbox, in the planned zone of your domain or with --sending-ip, and lists that are asked about domains.',
      es: 'Indica las direcciones de envío en la bandeja, en la zona planificada de tu dominio o con --sending-ip, y listas que respondan por dominios.',
    },
    source: null,
  },
  listings_no_address: {
    what: {
      en: 'Only the domains were asked about, not the sending address',
      es: 'Solo se preguntó por los dominios, no por la dirección de envío',
    },
    why: {
      en: 'Nobody said from which address the mail will be sent.',
      es: 'Nadie ha dicho desde qué dirección se enviará el correo.',
    },
    mend: {
      en: 'Name the sending addresses in the inbox, in the planned zone of your domain or with --sending-ip.',
      es: 'Indica las direcciones de envío en la bandeja, en la zona planificada de tu dominio o con --sending-ip.',
    },
    source: null,
  },
  listings_refused: {
    what: {
      en: '{list} does not answer your DNS server',
      es: '{list} no responde a tu servidor DNS',
    },
    why: {
      en: 'It says so with 127.255.255.x: it wants no questions from public resolvers, or not so many. That is no listing.',
      es: 'Lo dice con 127.255.255.x: no quiere consultas de resolvers públicos, o no tantas. Eso no es estar en la lista.',
    },
    mend: {
      en: 'Use a resolver of your own (--dns-server), or an account at {list}.',
      es: 'Usa un resolver propio (--dns-server) o una cuenta en {list}.',
    },
    source: null,
  },
  listings_odd: {
    what: {
      en: 'What {list} answers is no answer of a block list',
      es: 'Lo que responde {list} no es la respuesta de una lista de bloqueo',
    },
    why: {
      en: 'Lists answer with 127.x.x.x. This one may have been given up, and somebody now answers everything.',
      es: 'Las listas responden con 127.x.x.x. Esta quizá se abandonó, y alguien responde ahora a todo.',
    },
    mend: {
      en: 'Take {list} out of --dns-list.',
      es: 'Quita {list} de --dns-list.',
    },
    source: 'RFC 5782 §2.1',
  },
}
