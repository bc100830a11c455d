import type { FindingTexts } from '../verdict.ts'

export const tlsRptTexts: FindingTexts = {
  tlsrpt_pass: {
    what: {
      en: '{domain} asks for reports on TLS that failed',
      es: '{domain} pide informes sobre fallos de TLS',
    },
    why: {
      en: 'Servers that send to it report to {rua}.',
      es: 'Los servidores que le envían informan a {rua}.',
    },
    mend: {
      en: 'Nothing to do. See to it that somebody reads them.',
      es: 'Nada que hacer. Procura que alguien los lea.',
    },
    source: 'RFC 8460 §3',
  },
  tlsrpt_none: {
    what: {
      en: '{domain} asks for no reports on TLS (TLS-RPT)',
      es: '{domain} no pide informes sobre TLS (TLS-RPT)',
    },
    why: {
      en: 'It does not change how your mail is received. With it you learn when others cannot deliver to you over TLS.',
      es: 'No cambia cómo se recibe tu correo. Con él sabrías cuándo otros no pueden entregarte por TLS.',
    },
    mend: {
      en: 'If you want it, publish the record below, with a mailbox that takes the reports; it goes well with MTA-STS.',
      es: 'Si lo quieres, publica el registro de abajo, con un buzón que reciba los informes; va bien con MTA-STS.',
    },
    source: 'RFC 8460 §3',
  },
  tlsrpt_several: {
    what: {
      en: 'There are {count} TLS-RPT records at {name}: none of them counts',
      es: 'Hay {count} registros TLS-RPT en {name}: ninguno cuenta',
    },
    why: {
      en: 'With more than one, senders act as if there were none.',
      es: 'Si hay más de uno, los remitentes actúan como si no hubiera ninguno.',
    },
    mend: { en: 'Keep one of them.', es: 'Deja solo uno.' },
    source: 'RFC 8460 §3',
  },
  tlsrpt_not_a_record: {
    what: {
      en: 'What stands at {name} is not read as a TLS-RPT record',
      es: 'Lo que hay en {name} no se lee como registro TLS-RPT',
    },
    why: {
      en: 'It has to begin with v=TLSRPTv1; exactly. Found: {record}',
      es: 'Tiene que empezar exactamente por v=TLSRPTv1; Encontrado: {record}',
    },
    mend: {
      en: 'Put the record below in its place.',
      es: 'Pon el registro de abajo en su lugar.',
    },
    source: 'RFC 8460 §3',
  },
  tlsrpt_no_rua: {
    what: {
      en: 'The TLS-RPT record of {domain} names no address that can be used',
      es: 'El registro TLS-RPT de {domain} no nombra ninguna dirección utilizable',
    },
    why: {
      en: 'rua takes mailto: and https: addresses with commas between them. Found: "{rua}".',
      es: 'rua admite direcciones mailto: y https: separadas por comas. Encontrado: «{rua}».',
    },
    mend: {
      en: 'Put the record below in its place, with a mailbox that takes the reports.',
      es: 'Pon el registro de abajo en su lugar, con un buzón que reciba los informes.',
    },
    source: 'RFC 8460 §3',
  },
  tlsrpt_temperror: {
    what: {
      en: 'The TLS-RPT record of {domain} could not be looked up',
      es: 'No se pudo consultar el registro TLS-RPT de {domain}',
    },
    why: {
      en: 'A name server answered with an error or not in time.',
      es: 'Un servidor de nombres respondió con un error o fuera de tiempo.',
    },
    mend: {
      en: 'Check again in a while; if it stays, ask whoever runs the name servers of {domain}.',
      es: 'Vuelve a comprobarlo dentro de un rato; si sigue, pregunta a quien lleva los servidores de nombres de {domain}.',
    },
    source: null,
  },
  tlsrpt_undecided: {
    what: {
      en: 'Without DNS nobody can say whether {domain} has TLS-RPT',
      es: 'Sin DNS no se puede saber si {domain} tiene TLS-RPT',
    },
    why: {
      en: 'DNS is off or cannot be reached.',
      es: 'DNS está desactivado o no se alcanza.',
    },
    mend: {
      en: 'Name a DNS server that answers (--dns-server), or plan the record {name}.',
      es: 'Indica un servidor DNS que responda (--dns-server), o planifica el registro {name}.',
    },
    source: null,
  },
  tlsrpt_no_domain: {
    what: { en: 'No domain to look at', es: 'No hay dominio que mirar' },
    why: {
      en: 'Neither From nor MAIL FROM names a domain of its own.',
      es: 'Ni From ni MAIL FROM nombran un dominio propio.',
    },
    mend: {
      en: 'Send from an address of a domain that is yours.',
      es: 'Envía desde una dirección de un dominio tuyo.',
    },
    source: null,
  },
}
