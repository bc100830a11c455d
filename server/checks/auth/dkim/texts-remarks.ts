import type { FindingTexts } from '../verdict.ts'

/** What deserves a look though it does not decide. */
export const remarkTexts: FindingTexts = {
  also_valid: {
    what: {
      en: 'A signature of {domain} ({algorithm}) is valid too.',
      es: 'Una firma de {domain} ({algorithm}) también es válida.',
    },
    why: {
      en: 'Receivers take the one that helps most.',
      es: 'Los receptores toman la que más ayuda.',
    },
    mend: { en: 'Nothing to do.', es: 'Nada que hacer.' },
    source: 'RFC 6376 §6.1',
  },
  only_ed25519: {
    what: {
      en: 'Only the Ed25519 signature is valid; there is no valid RSA signature.',
      es: 'Solo es válida la firma Ed25519; no hay una firma RSA válida.',
    },
    why: {
      en: 'Many receivers cannot read Ed25519 yet: to them the mail is not signed.',
      es: 'Muchos receptores aún no leen Ed25519: para ellos el correo no está firmado.',
    },
    mend: {
      en: 'Sign twice, with Ed25519 and with RSA, each key with its own selector.',
      es: 'Firma dos veces, con Ed25519 y con RSA, cada clave con su propio selector.',
    },
    source: 'RFC 8463 §5',
  },
  small_key: {
    what: {
      en: 'The key at {name} has {bits} bits.',
      es: 'La clave de {name} tiene {bits} bits.',
    },
    why: {
      en: 'It is still accepted, but 2048 bits are asked for today.',
      es: 'Aún se acepta, pero hoy se piden 2048 bits.',
    },
    mend: {
      en: 'Make a key of 2048 bits with a new selector; take the old record away a week later.',
      es: 'Crea una clave de 2048 bits con un selector nuevo; elimina el registro viejo una semana después.',
    },
    source: 'RFC 8301 §3.2',
  },
  length_tag: {
    what: {
      en: 'The signature says with l= how much of the body it covers.',
      es: 'La firma dice con l= cuánto del cuerpo cubre.',
    },
    why: {
      en: 'Anybody can add text below without breaking it; some receivers distrust l=.',
      es: 'Cualquiera puede añadir texto debajo sin romperla; algunos receptores desconfían de l=.',
    },
    mend: { en: 'Sign the whole body, without l=.', es: 'Firma todo el cuerpo, sin l=.' },
    source: 'RFC 6376 §8.2',
  },
  unsigned_bytes: {
    what: {
      en: '{unsigned} bytes at the end of the body are not signed (l={length}).',
      es: '{unsigned} bytes al final del cuerpo no están firmados (l={length}).',
    },
    why: {
      en: 'They may be from anybody, and yet the mail looks signed.',
      es: 'Pueden ser de cualquiera, y aun así el correo parece firmado.',
    },
    mend: {
      en: 'Sign the whole body, without l=, and find out what was added after signing.',
      es: 'Firma todo el cuerpo, sin l=, y averigua qué se añadió después de firmar.',
    },
    source: 'RFC 6376 §8.2',
  },
  expires_soon: {
    what: {
      en: 'The signature expires at {expires}, in less than a day.',
      es: 'La firma caduca el {expires}, en menos de un día.',
    },
    why: {
      en: 'Mail that waits in a queue for longer arrives with a dead signature.',
      es: 'El correo que espera más tiempo en una cola llega con una firma caducada.',
    },
    mend: {
      en: 'Let x= be a week or more after t=, or leave it out.',
      es: 'Deja x= una semana o más después de t=, u omítelo.',
    },
    source: 'RFC 6376 §3.5',
  },
  testing: {
    what: {
      en: 'The key at {name} says that it is only a test (t=y).',
      es: 'La clave de {name} dice que es solo una prueba (t=y).',
    },
    why: {
      en: 'Receivers may treat the mail as if it were not signed.',
      es: 'Los receptores pueden tratar el correo como si no estuviera firmado.',
    },
    mend: {
      en: 'When all is well, take the y out of t= in the record.',
      es: 'Cuando todo vaya bien, elimina la y de t= en el registro.',
    },
    source: 'RFC 6376 §3.6.1',
  },
  several_keys: {
    what: {
      en: 'There are {count} keys at {name}.',
      es: 'Hay {count} claves en {name}.',
    },
    why: {
      en: 'Which one a receiver takes is left open: the signature holds for some and not for others.',
      es: 'No está dicho cuál toma cada receptor: la firma vale para unos y no para otros.',
    },
    mend: {
      en: 'Leave one record at {name}; give each other key a selector of its own.',
      es: 'Deja un solo registro en {name}; da a cada otra clave su propio selector.',
    },
    source: 'RFC 6376 §3.6.2.2',
  },
  unsigned_fields: {
    what: {
      en: 'Not signed by {domain}: {fields}.',
      es: 'Sin firmar por {domain}: {fields}.',
    },
    why: {
      en: 'These fields can be changed or replaced on the way, and the signature stays valid.',
      es: 'Estos campos se pueden cambiar por el camino, y la firma sigue siendo válida.',
    },
    mend: { en: 'Add to h=: {fields}.', es: 'Añade a h=: {fields}.' },
    source: 'RFC 6376 §5.4.1',
  },
  from_once: {
    what: {
      en: 'From is signed, but a second From could be added.',
      es: 'From está firmado, pero se podría añadir un segundo From.',
    },
    why: {
      en: 'Where a name is once more in h= than in the header, nobody can add another one.',
      es: 'Si un nombre está en h= una vez más que en la cabecera, nadie puede añadir otro.',
    },
    mend: { en: 'Put From into h= twice.', es: 'Pon From dos veces en h=.' },
    source: 'RFC 6376 §8.15',
  },
  simple: {
    what: {
      en: 'The header is signed to the byte (c=simple).',
      es: 'La cabecera está firmada byte a byte (c=simple).',
    },
    why: {
      en: 'A relay that folds a line anew breaks the signature.',
      es: 'Un relay que vuelve a plegar una línea rompe la firma.',
    },
    mend: { en: 'Sign with c=relaxed/relaxed.', es: 'Firma con c=relaxed/relaxed.' },
    source: 'RFC 6376 §3.4',
  },
  several_from: {
    what: {
      en: 'There are {count} From fields.',
      es: 'Hay {count} campos From.',
    },
    why: {
      en: 'Only one is allowed: receivers refuse such mail, and people may see another than was signed.',
      es: 'Solo se permite uno: los receptores rechazan ese correo, y se puede ver otro que el firmado.',
    },
    mend: { en: 'Write one From field.', es: 'Escribe un solo campo From.' },
    source: 'RFC 5322 §3.6',
  },
  too_many: {
    what: {
      en: 'There are {count} signatures; the first {most} were looked at.',
      es: 'Hay {count} firmas; se miraron las primeras {most}.',
    },
    why: {
      en: 'Receivers look at a few only, and may not reach the one that counts.',
      es: 'Los receptores miran solo unas pocas, y pueden no llegar a la que cuenta.',
    },
    mend: {
      en: 'Sign with one key of each kind, once.',
      es: 'Firma con una clave de cada tipo, una vez.',
    },
    source: 'RFC 6376 §6.1',
  },
}
