import type { FindingTexts } from '../verdict.ts'
import { spfErrorTexts } from './error-texts.ts'
import { spfRemarkTexts } from './remark-texts.ts'

const verdicts: FindingTexts = {
  spf_pass: {
    what: {
      en: 'SPF passes: {domain} lets {source} send its mail, by “{term}” in the record of {decided}.',
      es: 'SPF pasa: {domain} permite que {source} envíe su correo, por «{term}» en el registro de {decided}.',
    },
    why: {
      en: 'Receivers see that the owner of the domain knows this sender. For DMARC it counts only when {domain} is aligned with the From domain.',
      es: 'Quien recibe ve que el dueño del dominio conoce a este remitente. Para DMARC solo cuenta si {domain} está alineado con el dominio del From.',
    },
    mend: {
      en: 'Nothing to do. When mail begins to leave from another address, add it to the record first.',
      es: 'No hay que hacer nada. Cuando el correo empiece a salir desde otra dirección, añádela antes al registro.',
    },
    source: 'RFC 7208 §2.6.3',
  },
  spf_fail: {
    what: {
      en: 'SPF fails: {domain} says that {source} may not send its mail (“{term}” in the record of {decided}).',
      es: 'SPF falla: {domain} dice que {source} no puede enviar su correo («{term}» en el registro de {decided}).',
    },
    why: {
      en: 'Many receivers reject such mail, or put it into spam.',
      es: 'Muchos servidores rechazan ese correo o lo mandan a spam.',
    },
    mend: {
      en: 'Publish the record below, which adds {source} to that of {domain}; or send from an address that the record allows.',
      es: 'Publica el registro de abajo, que añade {source} al de {domain}; o envía desde una dirección que el registro permita.',
    },
    source: 'RFC 7208 §2.6.4',
  },
  spf_softfail: {
    what: {
      en: 'SPF soft-fails: {source} is probably not allowed to send mail of {domain} (“{term}” in the record of {decided}).',
      es: 'SPF da un fallo suave: probablemente {source} no puede enviar correo de {domain} («{term}» en el registro de {decided}).',
    },
    why: {
      en: 'Receivers take the mail but trust it less; for DMARC it is as good as no SPF.',
      es: 'El correo se acepta pero con menos confianza; para DMARC equivale a no tener SPF.',
    },
    mend: {
      en: 'Publish the record below, which adds {source} to that of {domain}.',
      es: 'Publica el registro de abajo, que añade {source} al de {domain}.',
    },
    source: 'RFC 7208 §2.6.5',
  },
  spf_neutral: {
    what: {
      en: 'SPF is neutral: {domain} does not say whether {source} may send its mail (“{term}” in the record of {decided}).',
      es: 'SPF es neutro: {domain} no dice si {source} puede enviar su correo («{term}» en el registro de {decided}).',
    },
    why: {
      en: 'Receivers treat it as if there were no SPF, and DMARC does not count it.',
      es: 'Se trata como si no hubiera SPF, y DMARC no lo cuenta.',
    },
    mend: {
      en: 'Publish the record below, which names {source}, and end it with ~all.',
      es: 'Publica el registro de abajo, que nombra a {source}, y termínalo con ~all.',
    },
    source: 'RFC 7208 §2.6.2',
  },
  spf_neutral_end: {
    what: {
      en: 'SPF is neutral: the record of {domain} ends without a word on {source}.',
      es: 'SPF es neutro: el registro de {domain} termina sin decir nada de {source}.',
    },
    why: {
      en: 'Without “all” at the end whoever is not named is neither allowed nor refused, and DMARC does not count it.',
      es: 'Sin «all» al final, a quien no se nombra ni se le permite ni se le rechaza, y DMARC no lo cuenta.',
    },
    mend: {
      en: 'Publish the record below, which names {source}, and end it with ~all.',
      es: 'Publica el registro de abajo, que nombra a {source}, y termínalo con ~all.',
    },
    source: 'RFC 7208 §4.7',
  },
  spf_none: {
    what: {
      en: '{domain} has no SPF record.',
      es: '{domain} no tiene registro SPF.',
    },
    why: {
      en: 'Receivers cannot tell your servers from those of a forger. Gmail, Yahoo and Outlook expect SPF or DKIM of everyone, and both of those who send much.',
      es: 'Quien recibe no distingue tus servidores de los de un falsificador. Gmail, Yahoo y Outlook esperan SPF o DKIM de todos, y ambos de quien envía mucho.',
    },
    mend: {
      en: 'Publish one TXT record at {domain} that begins with v=spf1, names the addresses or relays you send from, and ends with ~all. It stands below once it is known where you send from.',
      es: 'Publica un registro TXT en {domain} que empiece por v=spf1, nombre las direcciones o servicios desde los que envías y termine en ~all. Aparece abajo en cuanto se sepa desde dónde envías.',
    },
    source: 'RFC 7208 §2.6.1',
  },
  spf_no_domain: {
    what: {
      en: 'The sender names no domain that could have an SPF record: “{domain}”.',
      es: 'El remitente no nombra ningún dominio que pueda tener un registro SPF: «{domain}».',
    },
    why: {
      en: 'SPF is asked of the domain of MAIL FROM, and of the HELO name when that is empty. It needs at least two labels, such as example.com.',
      es: 'SPF se consulta en el dominio de MAIL FROM, y en el nombre de HELO cuando aquel está vacío. Hacen falta al menos dos etiquetas, como example.com.',
    },
    mend: {
      en: 'Send with an address of your own domain in MAIL FROM, and with the full name of the server in HELO.',
      es: 'Envía con una dirección de tu dominio en MAIL FROM y con el nombre completo del servidor en HELO.',
    },
    source: 'RFC 7208 §4.3',
  },
  spf_undecided: {
    what: {
      en: 'Whether SPF passes for {source} cannot be told: DNS is off, no server can be reached, or a name in the record cannot be asked for from here.',
      es: 'No se puede saber si SPF pasa para {source}: el DNS está desactivado, no se llega a ningún servidor o desde aquí no se puede consultar un nombre del registro.',
    },
    why: {
      en: 'The record of {domain}, or one that it includes, was not to be had. That says nothing about your setup.',
      es: 'No se pudo obtener el registro de {domain} o alguno que incluye. Eso no dice nada de tu configuración.',
    },
    mend: {
      en: 'Name a DNS server that can be reached (--dns-server), or put the records into the planned zone of {domain}.',
      es: 'Indica un servidor DNS accesible (--dns-server) o pon los registros en la zona prevista de {domain}.',
    },
    source: null,
  },
  spf_not_evaluated: {
    what: {
      en: 'SPF is not evaluated: nobody said from where the mail will really be sent.',
      es: 'SPF no se evalúa: nadie ha dicho desde dónde se enviará el correo de verdad.',
    },
    why: {
      en: 'SPF judges the address that delivers to the receiver. Here that is your own machine, which says nothing about your real servers.',
      es: 'SPF juzga la dirección que entrega al destinatario. Aquí es tu propia máquina, lo que no dice nada de tus servidores reales.',
    },
    mend: {
      en: 'Enter the addresses of your servers, or include: and the SPF name of your relay, in the planned zone of the domain or in the settings of the inbox.',
      es: 'Escribe las direcciones de tus servidores, o include: y el nombre SPF de tu servicio de envío, en la zona prevista del dominio o en los ajustes de la bandeja.',
    },
    source: 'RFC 7208 §2.4',
  },
  spf_other_source: {
    what: {
      en: 'From {source} the result is {result}.',
      es: 'Desde {source} el resultado es {result}.',
    },
    why: {
      en: 'Mail leaves from several places, and each of them is judged for itself.',
      es: 'El correo sale de varios sitios y cada uno se juzga por separado.',
    },
    mend: {
      en: 'Look at the run of {source}; the record below names every place that is missing.',
      es: 'Mira la evaluación de {source}; el registro de abajo nombra todos los sitios que faltan.',
    },
    source: null,
  },
  spf_helo: {
    what: {
      en: 'MAIL FROM is empty, so the HELO name {domain} is checked.',
      es: 'MAIL FROM está vacío, así que se comprueba el nombre de HELO {domain}.',
    },
    why: {
      en: 'Bounces and replies of machines have no sender; receivers then ask the name of the server itself.',
      es: 'Los rebotes y las respuestas automáticas no llevan remitente; entonces se consulta el nombre del propio servidor.',
    },
    mend: {
      en: 'Give the real server a HELO name of its own with the record v=spf1 a -all.',
      es: 'Da al servidor real un nombre HELO propio con el registro v=spf1 a -all.',
    },
    source: 'RFC 7208 §2.4',
  },
}

/** Texts of everything that SPF can find. */
export const spfTexts: FindingTexts = { ...verdicts, ...spfErrorTexts, ...spfRemarkTexts }
