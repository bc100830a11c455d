import type { FindingTexts } from '../verdict.ts'

/** What is said of the record itself, its policy and its reports. */
export const dmarcRecordTexts: FindingTexts = {
  dmarc_several_records: {
    what: {
      en: 'There are {count} DMARC records at {name}: none of them counts',
      es: 'Hay {count} registros DMARC en {name}: ninguno cuenta',
    },
    why: {
      en: 'Receivers drop all of them and look further up.',
      es: 'Los receptores los descartan todos y siguen buscando más arriba.',
    },
    mend: { en: 'Keep one of them.', es: 'Deja solo uno.' },
    source: 'RFC 9989 §4.10',
  },
  dmarc_not_a_record: {
    what: {
      en: 'What stands at {name} is not read as a DMARC record',
      es: 'Lo que hay en {name} no se lee como registro DMARC',
    },
    why: {
      en: 'A record has to begin with v=DMARC1, in capitals, with nothing in front of it. Found: {record}',
      es: 'Un registro tiene que empezar por v=DMARC1, en mayúsculas y sin nada delante. Encontrado: {record}',
    },
    mend: {
      en: 'Write it anew so that it begins with v=DMARC1; quotes belong to the zone file, not to the text.',
      es: 'Vuelve a escribirlo de modo que empiece por v=DMARC1; las comillas son del archivo de zona, no del texto.',
    },
    source: 'RFC 9989 §4.7',
  },
  dmarc_damaged: {
    what: {
      en: 'The record at {name} has no valid policy',
      es: 'El registro de {name} no tiene una política válida',
    },
    why: {
      en: 'p is missing, or p, sp or np is not one of none, quarantine and reject. At best that counts as p=none. Record: {record}',
      es: 'Falta p, o p, sp o np no es none, quarantine ni reject. En el mejor caso cuenta como p=none. Registro: {record}',
    },
    mend: {
      en: 'Set p (and sp and np, where you want them) to none, quarantine or reject.',
      es: 'Pon en p (y en sp y np, si los quieres) none, quarantine o reject.',
    },
    source: 'RFC 9989 §4.10.1',
  },
  dmarc_order: {
    what: {
      en: 'p does not follow v at {name}',
      es: 'p no va justo después de v en {name}',
    },
    why: {
      en: 'Today any order will do, but readers of the older RFC 7489 want p in the second place.',
      es: 'Hoy vale cualquier orden, pero los lectores de la antigua RFC 7489 quieren p en segundo lugar.',
    },
    mend: {
      en: 'Begin the record with v=DMARC1; p=…',
      es: 'Empieza el registro por v=DMARC1; p=…',
    },
    source: 'RFC 7489 §6.3',
  },
  dmarc_mistakes: {
    what: {
      en: 'Not understood in {name}: {mistakes}',
      es: 'No se entiende en {name}: {mistakes}',
    },
    why: {
      en: 'Receivers ignore these pieces; what you meant by them does not happen.',
      es: 'Los receptores ignoran esas partes; lo que querías decir con ellas no ocurre.',
    },
    mend: {
      en: 'Correct them or take them out. Addresses for reports are written mailto:name@domain, with commas between them.',
      es: 'Corrígelas o quítalas. Las direcciones para informes se escriben mailto:nombre@dominio, separadas por comas.',
    },
    source: 'RFC 9989 §4.8',
  },
  dmarc_unknown_tags: {
    what: {
      en: 'Tags that nobody knows in {name}: {tags}',
      es: 'Etiquetas que nadie conoce en {name}: {tags}',
    },
    why: { en: 'They are ignored.', es: 'Se ignoran.' },
    mend: {
      en: 'Look for a slip of the pen, or take them out.',
      es: 'Busca si es una errata, o quítalas.',
    },
    source: 'RFC 9989 §4.7',
  },
  dmarc_p_none: {
    what: {
      en: 'The policy that applies is none: it protects nobody',
      es: 'La política que se aplica es none: no protege a nadie',
    },
    why: {
      en: 'Mail that forges {domain} is delivered like any other; p=none is for the time in which you read the reports.',
      es: 'El correo que falsifica {domain} se entrega como cualquier otro; p=none es para el tiempo en que lees los informes.',
    },
    mend: {
      en: 'When the reports show that all your mail passes, go on to p=quarantine, then p=reject.',
      es: 'Cuando los informes muestren que todo tu correo pasa, cambia a p=quarantine y después a p=reject.',
    },
    source: 'RFC 9989 §5.1.7',
  },
  dmarc_testing: {
    what: {
      en: '{domain} is being tested (t=y): its policy {policy} is applied one step lower',
      es: '{domain} está en pruebas (t=y): su política {policy} se aplica un grado más suave',
    },
    why: {
      en: 'reject becomes quarantine, quarantine becomes none. Receivers that do not know t apply the policy in full.',
      es: 'reject pasa a quarantine, y quarantine a none. Los receptores que no conocen t aplican la política entera.',
    },
    mend: {
      en: 'When the reports show that all your mail passes, take t=y out.',
      es: 'Cuando los informes muestren que todo tu correo pasa, quita t=y.',
    },
    source: 'RFC 9989 §4.7',
  },
  dmarc_pct: {
    what: {
      en: 'pct={pct} asks for {policy} for only a part of the mail',
      es: 'pct={pct} pide {policy} solo para una parte del correo',
    },
    why: {
      en: 'RFC 9989 took pct out: newer receivers apply the policy of {domain} to all of it, older ones to {pct} %.',
      es: 'RFC 9989 eliminó pct: los receptores nuevos aplican la política de {domain} a todo, los antiguos al {pct} %.',
    },
    mend: {
      en: 'Take pct out; to test a policy, write t=y.',
      es: 'Quita pct; para probar una política, escribe t=y.',
    },
    source: 'RFC 9989 A.6',
  },
  dmarc_sp_weaker: {
    what: {
      en: 'Subdomains of {domain} are protected less (sp={sp}) than itself (p={p})',
      es: 'Los subdominios de {domain} están menos protegidos (sp={sp}) que él (p={p})',
    },
    why: {
      en: 'A forger takes any subdomain: mail.{domain}, billing.{domain}.',
      es: 'Un falsificador usa cualquier subdominio: mail.{domain}, facturas.{domain}.',
    },
    mend: {
      en: 'Take sp out, or set it to {p}; a subdomain that is not ready gets a record of its own.',
      es: 'Quita sp o ponlo en {p}; un subdominio que no esté listo recibe su propio registro.',
    },
    source: 'RFC 9989 §4.7',
  },
  dmarc_np_weaker: {
    what: {
      en: 'Subdomains of {domain} that do not exist are protected less (np={np}) than itself (p={p})',
      es: 'Los subdominios de {domain} que no existen están menos protegidos (np={np}) que él (p={p})',
    },
    why: {
      en: 'No mail of yours comes from names that do not exist.',
      es: 'Ningún correo tuyo viene de nombres que no existen.',
    },
    mend: { en: 'Set np=reject.', es: 'Pon np=reject.' },
    source: 'RFC 9989 §4.7',
  },
  dmarc_no_rua: {
    what: {
      en: 'The record of {domain} names no address for reports (rua)',
      es: 'El registro de {domain} no nombra ninguna dirección para informes (rua)',
    },
    why: {
      en: 'Without reports you do not learn which of your mail fails at receivers, nor who forges your domain.',
      es: 'Sin informes no sabes qué correo tuyo falla en los receptores ni quién falsifica tu dominio.',
    },
    mend: {
      en: 'Add rua=mailto:dmarc@{domain}, with a mailbox that takes them.',
      es: 'Añade rua=mailto:dmarc@{domain}, con un buzón que los reciba.',
    },
    source: 'RFC 9989 §5.1.3',
  },
  dmarc_rua_refused: {
    what: {
      en: 'Reports of {domain} to {host} are not sent: {host} has not agreed',
      es: 'Los informes de {domain} a {host} no se envían: {host} no ha dado su permiso',
    },
    why: {
      en: 'Reports go to another organisation only where that one says so in DNS, at {name}.',
      es: 'Los informes van a otra organización solo si esta lo dice en DNS, en {name}.',
    },
    mend: {
      en: 'Have whoever runs {host} publish the record below, or name an address within {domain}.',
      es: 'Pide a quien lleva {host} que publique el registro de abajo, o nombra una dirección dentro de {domain}.',
    },
    source: 'RFC 9990 §4',
  },
}
