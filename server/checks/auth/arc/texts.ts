import type { FindingTexts } from '../verdict.ts'

/** What to do when a chain does not hold: the same, whatever broke it. */
const forwarder = {
  en: 'Nothing at the first sender: who forwards at {domain} must seal after its last change.',
  es: 'Nada en el primer remitente: quien reenvía en {domain} debe sellar tras su último cambio.',
}
const lost = {
  en: 'Receivers ignore a broken chain: forwarded mail then stands on its DKIM signature alone.',
  es: 'Los receptores ignoran una cadena rota: el reenvío depende solo de su firma DKIM.',
}

/** Every code that the check of ARC can produce. */
export const arcTexts: FindingTexts = {
  none: {
    what: { en: 'No forwarder sealed this message.', es: 'Ningún reenviador selló este mensaje.' },
    why: {
      en: 'ARC is added by lists and forwarders; mail that comes from its sender has none.',
      es: 'ARC lo añaden listas y reenviadores; el correo que viene de su remitente no lo tiene.',
    },
    mend: { en: 'Nothing to do.', es: 'Nada que hacer.' },
    source: 'RFC 8617 §4',
  },
  pass: {
    what: {
      en: 'The ARC chain holds; the newest of its seals ({instance}) is of {domain}.',
      es: 'La cadena ARC es válida; el último de sus sellos ({instance}) es de {domain}.',
    },
    why: {
      en: 'A receiver that trusts {domain} may believe what it says it saw before forwarding.',
      es: 'Un receptor que confía en {domain} puede creer lo que dice que vio antes de reenviar.',
    },
    mend: { en: 'Nothing to do.', es: 'Nada que hacer.' },
    source: 'RFC 8617 §5.2',
  },
  changed_since: {
    what: {
      en: 'The message was changed after hop {instance} ({domain}) signed it.',
      es: 'El mensaje cambió después de que el salto {instance} ({domain}) lo firmara.',
    },
    why: {
      en: 'Lists add footers and subjects: the chain is made for that and holds nevertheless.',
      es: 'Las listas añaden pies y asuntos: la cadena está hecha para eso y sigue siendo válida.',
    },
    mend: { en: 'Nothing to do.', es: 'Nada que hacer.' },
    source: 'RFC 8617 §5.2',
  },
  structure: {
    what: {
      en: 'The ARC chain is not complete: set {instance} misses a field, has one twice or is a gap.',
      es: 'La cadena ARC no está completa: al conjunto {instance} le falta o le sobra un campo.',
    },
    why: lost,
    mend: {
      en: 'See that no relay drops or repeats ARC fields; each hop adds exactly one of the three.',
      es: 'Mira que ningún relay elimine o repita campos ARC; cada salto añade uno de cada tipo.',
    },
    source: 'RFC 8617 §4.2.1',
  },
  chain_value: {
    what: {
      en: 'The seal of set {instance} has a wrong cv=: the first says none, the others pass.',
      es: 'El sello del conjunto {instance} tiene un cv= erróneo: el primero dice none, los demás pass.',
    },
    why: lost,
    mend: forwarder,
    source: 'RFC 8617 §5.2',
  },
  chain_failed: {
    what: {
      en: '{domain} found the ARC chain broken already (cv=fail).',
      es: '{domain} ya encontró rota la cadena ARC (cv=fail).',
    },
    why: lost,
    mend: {
      en: 'Look at the hop before set {instance}: it changed the mail without a seal of its own.',
      es: 'Mira el salto anterior al conjunto {instance}: cambió el correo sin un sello propio.',
    },
    source: 'RFC 8617 §5.2',
  },
  broken_body: {
    what: {
      en: 'The body was changed after {domain} signed it (set {instance}).',
      es: 'El cuerpo cambió después de que {domain} lo firmara (conjunto {instance}).',
    },
    why: lost,
    mend: forwarder,
    source: 'RFC 8617 §5.2',
  },
  broken_header: {
    what: {
      en: 'The message signature of {domain} (set {instance}) does not fit the header or the key.',
      es: 'La firma de mensaje de {domain} (conjunto {instance}) no encaja con la cabecera o la clave.',
    },
    why: lost,
    mend: forwarder,
    source: 'RFC 8617 §5.2',
  },
  broken_seal: {
    what: {
      en: 'The seal of {domain} (set {instance}) does not fit the ARC fields or the key.',
      es: 'El sello de {domain} (conjunto {instance}) no encaja con los campos ARC o la clave.',
    },
    why: lost,
    mend: {
      en: 'See that nothing rewrites ARC fields, and that {name} holds the key that seals.',
      es: 'Mira que nada reescriba los campos ARC y que {name} tenga la clave que sella.',
    },
    source: 'RFC 8617 §5.2',
  },
  bad_key: {
    what: {
      en: 'The key at {name} (set {instance}) is missing or cannot be used.',
      es: 'La clave de {name} (conjunto {instance}) falta o no se puede usar.',
    },
    why: lost,
    mend: {
      en: 'Publish the public key of whoever seals as a TXT record at {name} (RSA of 2048 bits).',
      es: 'Publica la clave pública de quien sella como registro TXT en {name} (RSA de 2048 bits).',
    },
    source: 'RFC 8617 §4.1',
  },
  syntax: {
    what: {
      en: 'Set {instance} of the ARC chain cannot be read: tag "{tag}" is missing or wrong.',
      es: 'El conjunto {instance} de la cadena ARC no se puede leer: "{tag}" falta o está mal.',
    },
    why: lost,
    mend: {
      en: 'Correct "{tag}" in the software that forwards at {domain}, or bring it up to date.',
      es: 'Corrige "{tag}" en el programa que reenvía en {domain}, o actualízalo.',
    },
    source: 'RFC 8617 §4.1',
  },
  dns_error: {
    what: {
      en: 'DNS did not answer properly for {name}.',
      es: 'El DNS no respondió bien por {name}.',
    },
    why: {
      en: 'Without that key the chain cannot be checked.',
      es: 'Sin esa clave no se puede comprobar la cadena.',
    },
    mend: { en: 'Check again in a while.', es: 'Comprueba de nuevo en un rato.' },
    source: 'RFC 8617 §5.2',
  },
  unknown: {
    what: {
      en: 'Not decided: the key at {name} could not be asked for.',
      es: 'Sin decidir: no se pudo preguntar por la clave de {name}.',
    },
    why: {
      en: 'The chain is in order as far as the message itself tells.',
      es: 'La cadena está en orden hasta donde lo dice el propio mensaje.',
    },
    mend: {
      en: 'Allow a DNS server, or put the key into a planned zone.',
      es: 'Permite un servidor DNS, o pon la clave en una zona prevista.',
    },
    source: null,
  },
}
