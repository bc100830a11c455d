import type { FindingTexts } from '../verdict.ts'
import { policyTexts } from './policy-texts.ts'

const file = 'version: STSv1\nmode: testing\n{mx}\nmax_age: 604800'

export const mtaStsTexts: FindingTexts = {
  ...policyTexts,
  sts_pass: {
    what: {
      en: '{domain} announces an MTA-STS policy',
      es: '{domain} anuncia una política MTA-STS',
    },
    why: {
      en: 'Servers that send to it read the policy at {url} and then insist on TLS. This is about the record alone: the file is fetched only when you ask for it.',
      es: 'Los servidores que le envían leen la política en {url} y entonces exigen TLS. Esto trata solo del registro: el archivo no se descarga hasta que lo pides.',
    },
    mend: {
      en: `Look at the policy file below: it has to be there and name your mail servers, and change the id (now {id}) whenever you change it:\n${file}`,
      es: `Mira abajo el archivo de política: tiene que estar ahí y nombrar tus servidores de correo, y cambia el id (ahora {id}) cada vez que lo cambies:\n${file}`,
    },
    source: 'RFC 8461 §3.1',
  },
  sts_none: {
    what: {
      en: '{domain} has no MTA-STS record',
      es: '{domain} no tiene registro MTA-STS',
    },
    why: {
      en: 'It does not change how your mail is received. It would protect what others send to you: without it an attacker can switch TLS off.',
      es: 'No cambia cómo se recibe tu correo. Protegería lo que otros te envían: sin él, un atacante puede desactivar TLS.',
    },
    mend: {
      en: `If you want it, put this file at {url} and publish the record below:\n${file}`,
      es: `Si lo quieres, pon este archivo en {url} y publica el registro de abajo:\n${file}`,
    },
    source: 'RFC 8461 §3',
  },
  sts_several: {
    what: {
      en: 'There are {count} MTA-STS records at {name}: none of them counts',
      es: 'Hay {count} registros MTA-STS en {name}: ninguno cuenta',
    },
    why: {
      en: 'With more than one, senders act as if there were none.',
      es: 'Si hay más de uno, los remitentes actúan como si no hubiera ninguno.',
    },
    mend: { en: 'Keep one of them.', es: 'Deja solo uno.' },
    source: 'RFC 8461 §3.1',
  },
  sts_not_a_record: {
    what: {
      en: 'What stands at {name} is not read as an MTA-STS record',
      es: 'Lo que hay en {name} no se lee como registro MTA-STS',
    },
    why: {
      en: 'It has to begin with v=STSv1; exactly. Found: {record}',
      es: 'Tiene que empezar exactamente por v=STSv1; Encontrado: {record}',
    },
    mend: {
      en: 'Put the record below in its place.',
      es: 'Pon el registro de abajo en su lugar.',
    },
    source: 'RFC 8461 §3.1',
  },
  sts_id: {
    what: {
      en: 'The MTA-STS record of {domain} has no valid id',
      es: 'El registro MTA-STS de {domain} no tiene un id válido',
    },
    why: {
      en: 'The id is 1 to 32 letters and digits, by which senders see that the policy changed. Found: "{id}".',
      es: 'El id son de 1 a 32 letras y cifras, con las que los remitentes ven que la política cambió. Encontrado: «{id}».',
    },
    mend: {
      en: 'Put the record below in its place, and change the id whenever you change the policy.',
      es: 'Pon el registro de abajo en su lugar y cambia el id cada vez que cambies la política.',
    },
    source: 'RFC 8461 §3.1',
  },
  sts_no_host: {
    what: {
      en: 'mta-sts.{domain} has no address: nobody can read the policy',
      es: 'mta-sts.{domain} no tiene dirección: no se puede leer la política',
    },
    why: {
      en: 'The record announces a file at {url}, and that host does not exist.',
      es: 'El registro anuncia un archivo en {url}, y ese servidor no existe.',
    },
    mend: {
      en: `Publish an A or AAAA record for mta-sts.{domain}, with a web server that has a certificate for it and this file:\n${file}`,
      es: `Publica un registro A o AAAA para mta-sts.{domain}, con un servidor web que tenga un certificado para él y este archivo:\n${file}`,
    },
    source: 'RFC 8461 §3.3',
  },
  sts_temperror: {
    what: {
      en: 'The MTA-STS record of {domain} could not be looked up',
      es: 'No se pudo consultar el registro MTA-STS de {domain}',
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
  sts_undecided: {
    what: {
      en: 'Without DNS nobody can say whether {domain} has MTA-STS',
      es: 'Sin DNS no se puede saber si {domain} tiene MTA-STS',
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
  sts_no_domain: {
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
