import type { Severity, Text } from '../../../../server/types.ts'

/** What the card of the authentication check says. */
export const texts = {
  title: { en: 'Authentication', es: 'Autenticación' },
  allPass: { en: 'all pass', es: 'todo correcto' },
  undecided: { en: 'not decided', es: 'sin decidir' },
  notEvaluated: { en: 'not evaluated', es: 'sin evaluar' },
  sentFrom: (sources: string): Text => ({
    en: `as sent from ${sources}`,
    es: `como enviado desde ${sources}`,
  }),
  noSource: {
    en: 'Nobody has said yet where this mail will be sent from, so SPF cannot be judged.',
    es: 'Nadie ha dicho aún desde dónde se enviará este correo, así que no se puede evaluar SPF.',
  },
  sayWhere: { en: 'Say where', es: 'Indicar desde dónde' },
  planned: (domain: string): Text => ({
    en: `with the planned zone of ${domain}`,
    es: `con la zona prevista de ${domain}`,
  }),
  noZone: { en: 'no planned zone', es: 'sin zona prevista' },
  plan: { en: 'Plan records', es: 'Prever registros' },
  protocol: { en: 'Protocol', es: 'Protocolo' },
  live: { en: 'Live DNS', es: 'DNS actual' },
  asPlanned: { en: 'As planned', es: 'Según lo previsto' },
  why: { en: 'Why', es: 'Por qué' },
  mend: { en: 'How to mend', es: 'Cómo arreglarlo' },
  more: { en: 'Domain, receivers and way', es: 'Dominio, destinatarios y recorrido' },
  publish: { en: 'Record to publish', es: 'Registro que publicar' },
  looked: { en: 'Records that were looked at', es: 'Registros consultados' },
  ofZone: { en: 'planned', es: 'previsto' },
  add: { en: 'Add to the planned zone', es: 'Añadir a la zona prevista' },
  added: (name: string): Text => ({
    en: `Planned: ${name}`,
    es: `Previsto: ${name}`,
  }),
  line: (n: number): Text => ({ en: `line ${n}`, es: `línea ${n}` }),
  lookups: (used: number, voids: number): Text => ({
    en: `${used} of 10 look-ups, ${voids} of 2 without an answer`,
    es: `${used} de 10 consultas, ${voids} de 2 sin respuesta`,
  }),
  matched: (term: string, domain: string): Text => ({
    en: `decided by ${term} of ${domain}`,
    es: `lo decidió ${term} de ${domain}`,
  }),
  signature: (domain: string, selector: string): Text => ({
    en: `Signature of ${domain}, selector ${selector}`,
    es: `Firma de ${domain}, selector ${selector}`,
  }),
  key: { en: 'Key', es: 'Clave' },
  bits: (n: number): Text => ({ en: `${n} bits`, es: `${n} bits` }),
  canon: { en: 'Canonical form', es: 'Forma canónica' },
  signed: { en: 'Signed fields', es: 'Campos firmados' },
  oversigned: { en: 'also against additions', es: 'también contra añadidos' },
  body: { en: 'Body hash', es: 'Hash del cuerpo' },
  agrees: { en: 'agrees', es: 'coincide' },
  differs: (expected: string, found: string): Text => ({
    en: `expected ${expected}, found ${found}`,
    es: `se esperaba ${expected}, hay ${found}`,
  }),
  signedAt: { en: 'Signed', es: 'Firmado' },
  expires: { en: 'Expires', es: 'Caduca' },
  aligned: { en: 'aligned', es: 'alineado' },
  notAligned: { en: 'not aligned', es: 'no alineado' },
  identifiers: { en: 'Identifiers', es: 'Identificadores' },
  organisation: { en: 'Organisational domain', es: 'Dominio organizativo' },
  policy: { en: 'Policy', es: 'Política' },
  receivers: { en: 'Receivers will', es: 'Los destinatarios van a' },
  session: { en: 'Session', es: 'Sesión' },
  noTls: { en: 'not encrypted', es: 'sin cifrar' },
  bcc: { en: 'Bcc (envelope only)', es: 'Cco (solo en el sobre)' },
  hops: { en: 'Received', es: 'Received' },
  none: { en: 'none', es: 'no hay' },
  met: { en: 'met', es: 'se cumple' },
  missed: { en: 'missed', es: 'no se cumple' },
  unknown: { en: 'not known', es: 'no se sabe' },
  notApplicable: { en: 'does not apply', es: 'no se aplica' },
} satisfies Record<string, Text | ((...given: never[]) => Text)>

/** Results in a word. */
export const words: Record<string, Text> = {
  pass: { en: 'pass', es: 'correcto' },
  fail: { en: 'fail', es: 'falla' },
  softfail: { en: 'soft fail', es: 'fallo leve' },
  neutral: { en: 'neutral', es: 'neutral' },
  policy: { en: 'refused', es: 'rechazado' },
  none: { en: 'none', es: 'no hay' },
  permerror: { en: 'error', es: 'error' },
  temperror: { en: 'no answer', es: 'sin respuesta' },
  not_evaluated: { en: 'not evaluated', es: 'sin evaluar' },
  undecided: { en: 'not decided', es: 'sin decidir' },
  off: { en: 'off', es: 'desactivado' },
  met: { en: 'met', es: 'se cumple' },
  missed: { en: 'missed', es: 'no se cumple' },
  seen: { en: 'seen', es: 'visto' },
}

export const rules: Record<'tree-walk' | 'public-suffix-list', Text> = {
  'tree-walk': { en: 'by the DNS tree walk (RFC 9989)', es: 'por recorrido del DNS (RFC 9989)' },
  'public-suffix-list': {
    en: 'by the public suffix list (RFC 7489)',
    es: 'por la lista de sufijos públicos (RFC 7489)',
  },
}

export const dispositions: Record<'deliver' | 'quarantine' | 'reject', Text> = {
  deliver: { en: 'deliver it', es: 'entregarlo' },
  quarantine: { en: 'put it with the spam', es: 'ponerlo con el spam' },
  reject: { en: 'reject it', es: 'rechazarlo' },
}

/** Classes of colour; what is unknown has none. */
export const tones: Record<Severity, 'pass' | 'warn' | 'fail' | 'none'> = {
  good: 'pass',
  info: 'none',
  warn: 'warn',
  bad: 'fail',
  unknown: 'none',
}

/** Protocols by the names people know. */
export const names = {
  spf: { en: 'SPF', es: 'SPF' },
  dkim: { en: 'DKIM', es: 'DKIM' },
  dmarc: { en: 'DMARC', es: 'DMARC' },
  requirements: { en: 'Bulk rules', es: 'Reglas de envío' },
  mx: { en: 'MX', es: 'MX' },
  reverseDns: { en: 'Reverse DNS', es: 'DNS inverso' },
  listings: { en: 'Block lists', es: 'Listas de bloqueo' },
  mtaSts: { en: 'MTA-STS', es: 'MTA-STS' },
  tlsRpt: { en: 'TLS reports', es: 'Informes TLS' },
  bimi: { en: 'BIMI', es: 'BIMI' },
  arc: { en: 'ARC', es: 'ARC' },
  journey: { en: 'Journey', es: 'Recorrido' },
} satisfies Record<string, Text>
