import type { FindingTexts } from '../verdict.ts'
import { bimiFileTexts } from './file-texts.ts'
import { svgTexts } from './svg-texts.ts'

const source = 'draft-brand-indicators-for-message-identification'

const steps = {
  en: 'First DMARC at p=quarantine or p=reject for all mail, then a square logo as SVG Tiny PS on your web server, then the record below. Gmail and Apple want a certificate (VMC or CMC) besides, Yahoo does not.',
  es: 'Primero DMARC en p=quarantine o p=reject para todo el correo, después un logotipo cuadrado en SVG Tiny PS en tu servidor web y luego el registro de abajo. Gmail y Apple quieren además un certificado (VMC o CMC), Yahoo no.',
}

export const bimiTexts: FindingTexts = {
  ...svgTexts,
  ...bimiFileTexts,
  bimi_pass: {
    what: {
      en: 'Mail programs may show the logo of {domain}',
      es: 'Los programas de correo pueden mostrar el logotipo de {domain}',
    },
    why: {
      en: 'The record at {name} is valid, DMARC passes and is enforced. The picture at {location} is fetched only when you ask for it.',
      es: 'El registro de {name} es válido, DMARC pasa y se exige. La imagen de {location} no se descarga hasta que lo pides.',
    },
    mend: {
      en: 'Look at the logo below: it has to be there, as SVG Tiny PS. Whether it is shown is for each provider to decide.',
      es: 'Mira abajo el logotipo: tiene que estar ahí, en SVG Tiny PS. Si se muestra lo decide cada proveedor.',
    },
    source,
  },
  bimi_none: {
    what: { en: '{domain} has no BIMI record', es: '{domain} no tiene registro BIMI' },
    why: {
      en: 'Without it no logo is shown beside the mail; it is delivered all the same.',
      es: 'Sin él no se muestra ningún logotipo junto al correo; se entrega igual.',
    },
    mend: steps,
    source,
  },
  bimi_declined: {
    what: {
      en: '{domain} says that it wants no logo shown',
      es: '{domain} dice que no quiere mostrar logotipo',
    },
    why: {
      en: 'The record at {name} names neither picture nor certificate.',
      es: 'El registro de {name} no nombra ni imagen ni certificado.',
    },
    mend: {
      en: 'Nothing to do, unless you do want one: then give the record an address after l=.',
      es: 'Nada que hacer, salvo que sí lo quieras: entonces da al registro una dirección tras l=.',
    },
    source,
  },
  bimi_syntax: {
    what: {
      en: 'The BIMI record at {name} is not valid',
      es: 'El registro BIMI de {name} no es válido',
    },
    why: {
      en: 'It has to read v=BIMI1; l=https://…svg; a=https://… (a may be empty). Found: {record}',
      es: 'Debe ser v=BIMI1; l=https://…svg; a=https://… (a puede ir vacío). Encontrado: {record}',
    },
    mend: {
      en: 'Put the record below in its place, with the address of your logo.',
      es: 'Pon el registro de abajo en su lugar, con la dirección de tu logotipo.',
    },
    source,
  },
  bimi_several: {
    what: {
      en: 'There are {count} BIMI records at {name}: none of them counts',
      es: 'Hay {count} registros BIMI en {name}: ninguno cuenta',
    },
    why: {
      en: 'With more than one, receivers act as if there were none.',
      es: 'Si hay más de uno, los receptores actúan como si no hubiera ninguno.',
    },
    mend: { en: 'Keep one of them.', es: 'Deja solo uno.' },
    source,
  },
  bimi_not_enforced: {
    what: {
      en: 'No logo is shown while {at} has {weak} in its DMARC record',
      es: 'No se muestra logotipo mientras {at} tenga {weak} en su registro DMARC',
    },
    why: {
      en: 'BIMI wants p=quarantine or p=reject for all mail of the domain and its subdomains.',
      es: 'BIMI exige p=quarantine o p=reject para todo el correo del dominio y sus subdominios.',
    },
    mend: {
      en: 'When the DMARC reports show that all your mail passes, take {weak} out in favour of p=quarantine or p=reject.',
      es: 'Cuando los informes de DMARC muestren que todo tu correo pasa, cambia {weak} por p=quarantine o p=reject.',
    },
    source,
  },
  bimi_no_dmarc: {
    what: {
      en: 'No logo is shown: {domain} has no DMARC policy',
      es: 'No se muestra logotipo: {domain} no tiene política DMARC',
    },
    why: {
      en: 'BIMI wants p=quarantine or p=reject.',
      es: 'BIMI exige p=quarantine o p=reject.',
    },
    mend: {
      en: 'Publish the record that the DMARC card shows, and go on to p=quarantine when the reports are clean.',
      es: 'Publica el registro que muestra la tarjeta de DMARC y pasa a p=quarantine cuando los informes estén limpios.',
    },
    source,
  },
  bimi_dmarc_fails: {
    what: {
      en: 'No logo is shown: this mail fails DMARC',
      es: 'No se muestra logotipo: este correo no pasa DMARC',
    },
    why: {
      en: 'The record at {name} is valid, but a logo is for mail that is proven to be of {domain}.',
      es: 'El registro de {name} es válido, pero el logotipo es para correo que se ha probado que es de {domain}.',
    },
    mend: {
      en: 'Mend what the DMARC card names.',
      es: 'Corrige lo que indica la tarjeta de DMARC.',
    },
    source,
  },
  bimi_dmarc_open: {
    what: {
      en: 'The BIMI record of {domain} is valid; whether the logo is shown depends on DMARC',
      es: 'El registro BIMI de {domain} es válido; que se muestre el logotipo depende de DMARC',
    },
    why: {
      en: 'DMARC could not be decided for this mail.',
      es: 'DMARC no se pudo decidir para este correo.',
    },
    mend: {
      en: 'See on the DMARC card what is missing.',
      es: 'Mira en la tarjeta de DMARC qué falta.',
    },
    source,
  },
  bimi_no_evidence: {
    what: { en: 'There is no certificate for the logo', es: 'No hay certificado para el logotipo' },
    why: {
      en: 'Gmail and Apple Mail show logos only with one (VMC, or CMC for a mark that is not registered); Yahoo and others show them without.',
      es: 'Gmail y Apple Mail solo muestran logotipos con uno (VMC, o CMC para una marca sin registrar); Yahoo y otros los muestran sin él.',
    },
    mend: {
      en: 'If you want it there, buy a certificate and name its file after a=.',
      es: 'Si lo quieres allí, compra un certificado y nombra su archivo tras a=.',
    },
    source,
  },
  bimi_temperror: {
    what: {
      en: 'The BIMI record of {domain} could not be looked up',
      es: 'No se pudo consultar el registro BIMI de {domain}',
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
  bimi_undecided: {
    what: {
      en: 'Without DNS nobody can say whether {domain} has BIMI',
      es: 'Sin DNS no se puede saber si {domain} tiene BIMI',
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
  bimi_no_domain: {
    what: { en: 'No domain to look at', es: 'No hay dominio que mirar' },
    why: {
      en: 'BIMI is about the one domain in From.',
      es: 'BIMI trata del único dominio de From.',
    },
    mend: {
      en: 'Write one From field with one address of a domain that is yours.',
      es: 'Escribe un solo campo From con una dirección de un dominio tuyo.',
    },
    source: null,
  },
}
