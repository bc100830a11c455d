import type { FindingTexts } from '../verdict.ts'

/** Why there is no result: what is broken, and where. */
export const spfErrorTexts: FindingTexts = {
  spf_syntax: {
    what: {
      en: 'The SPF record of {domain} is not valid: “{term}” is not understood.',
      es: 'El registro SPF de {domain} no es válido: no se entiende «{term}».',
    },
    why: {
      en: 'One mistake makes the whole record void for every sender (permerror), also the terms before it.',
      es: 'Un solo error anula el registro entero para cualquier remitente (permerror), también los términos anteriores.',
    },
    mend: {
      en: 'Correct or remove “{term}”. Terms are divided by blanks; addresses are ip4: or ip6:, names a:, mx: or include:; redirect= and exp= stand once each.',
      es: 'Corrige o elimina «{term}». Los términos se separan con espacios; las direcciones llevan ip4: o ip6:, los nombres a:, mx: o include:; redirect= y exp= van una sola vez.',
    },
    source: 'RFC 7208 §4.6',
  },
  spf_several_records: {
    what: {
      en: '{domain} has {count} SPF records; only one is allowed.',
      es: '{domain} tiene {count} registros SPF; solo se permite uno.',
    },
    why: {
      en: 'Receivers do not choose one: SPF ends in a permanent error for every sender.',
      es: 'Nadie elige uno: SPF termina en un error permanente para cualquier remitente.',
    },
    mend: {
      en: 'Put their terms into one record, delete the others, and keep a single “all” at its end.',
      es: 'Junta sus términos en un solo registro, elimina los demás y deja un único «all» al final.',
    },
    source: 'RFC 7208 §4.5',
  },
  spf_too_many_lookups: {
    what: {
      en: 'The record needs more than {most} DNS look-ups.',
      es: 'El registro necesita más de {most} consultas DNS.',
    },
    why: {
      en: 'include, a, mx, ptr, exists and redirect count, those in included records too. At the eleventh receivers stop with a permanent error.',
      es: 'Cuentan include, a, mx, ptr, exists y redirect, también los de los registros incluidos. En la undécima se detienen con un error permanente.',
    },
    mend: {
      en: 'Remove relays that you no longer use, write addresses as ip4: and ip6: in place of a and mx, or send through a subdomain with a record of its own. The tree shows what each term costs.',
      es: 'Elimina los servicios que ya no usas, escribe las direcciones con ip4: e ip6: en vez de a y mx, o envía desde un subdominio con registro propio. El árbol muestra lo que cuesta cada término.',
    },
    source: 'RFC 7208 §4.6.4',
  },
  spf_too_many_voids: {
    what: {
      en: 'More than {most} look-ups of the record find nothing; the last was {name}.',
      es: 'Más de {most} consultas del registro no encuentran nada; la última fue {name}.',
    },
    why: {
      en: 'Names that do not exist, or have no such records, are a sign of a stale record; at the third receivers stop with a permanent error.',
      es: 'Los nombres que no existen o no tienen esos registros indican un registro anticuado; en el tercero se detienen con un error permanente.',
    },
    mend: {
      en: 'Remove the terms whose names are gone, or publish those names.',
      es: 'Elimina los términos cuyos nombres ya no existen, o publica esos nombres.',
    },
    source: 'RFC 7208 §4.6.4',
  },
  spf_too_many_mx: {
    what: {
      en: '“mx” leads to more than {most} servers at {name}.',
      es: '«mx» lleva a más de {most} servidores en {name}.',
    },
    why: {
      en: 'Receivers look up at most ten of them and then stop with a permanent error.',
      es: 'Se consultan como máximo diez y después todo termina en un error permanente.',
    },
    mend: {
      en: 'Write the addresses that really send as ip4: and ip6: in place of mx.',
      es: 'Escribe las direcciones que de verdad envían con ip4: e ip6: en vez de mx.',
    },
    source: 'RFC 7208 §4.6.4',
  },
  spf_include_none: {
    what: {
      en: 'The record of {domain} leads to {name}, which has no SPF record.',
      es: 'El registro de {domain} lleva a {name}, que no tiene registro SPF.',
    },
    why: {
      en: 'An include or a redirect to a name without a record is a permanent error for every sender that gets so far.',
      es: 'Un include o redirect a un nombre sin registro es un error permanente para todo remitente que llegue hasta ahí.',
    },
    mend: {
      en: 'Correct the name: relays give the exact one in their documentation. Remove it when the relay is no longer used.',
      es: 'Corrige el nombre: los servicios de envío dan el exacto en su documentación. Elimínalo si ya no usas ese servicio.',
    },
    source: 'RFC 7208 §5.2',
  },
  spf_dns_failed: {
    what: {
      en: 'A DNS server failed, or did not answer in time, when asked for {type} of {name}.',
      es: 'Un servidor DNS falló o no respondió a tiempo al pedir {type} de {name}.',
    },
    why: {
      en: 'Receivers that meet this end in a temporary error and mostly ask the sender to try again later.',
      es: 'Quien se encuentra esto termina en un error temporal y suele pedir que se reintente más tarde.',
    },
    mend: {
      en: 'Try again. If it stays so, look at the name servers of {name}, or at the DNS server that is asked here.',
      es: 'Inténtalo de nuevo. Si sigue igual, revisa los servidores de nombres de {name} o el servidor DNS que se consulta aquí.',
    },
    source: 'RFC 7208 §2.6.6',
  },
}
