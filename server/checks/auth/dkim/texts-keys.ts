import type { FindingTexts } from '../verdict.ts'

/** What is wrong with a key record, or with getting it. */
export const keyTexts: FindingTexts = {
  no_key: {
    what: { en: 'There is no key at {name}.', es: 'No hay ninguna clave en {name}.' },
    why: {
      en: 'Without the public key nobody can check the signature: the mail counts as not signed.',
      es: 'Sin la clave pública nadie puede comprobar la firma: el correo cuenta como no firmado.',
    },
    mend: {
      en: 'Publish a TXT record at {name} with the public key of whoever signs (v=DKIM1; p=…).',
      es: 'Publica un registro TXT en {name} con la clave pública de quien firma (v=DKIM1; p=…).',
    },
    source: 'RFC 6376 §6.1.2',
  },
  not_a_key: {
    what: {
      en: 'There is a TXT record at {name}, but it holds no key.',
      es: 'Hay un registro TXT en {name}, pero no contiene ninguna clave.',
    },
    why: {
      en: 'A key record has at least p= with the public key; the rest is ignored.',
      es: 'Un registro de clave tiene al menos p= con la clave pública; lo demás se ignora.',
    },
    mend: {
      en: 'Publish a TXT record at {name} with the public key of whoever signs (v=DKIM1; p=…).',
      es: 'Publica un registro TXT en {name} con la clave pública de quien firma (v=DKIM1; p=…).',
    },
    source: 'RFC 6376 §3.6.1',
  },
  bad_key: {
    what: {
      en: 'The key at {name} cannot be used: its tag "{tag}" is missing or wrong.',
      es: 'La clave de {name} no se puede usar: su etiqueta "{tag}" falta o está mal.',
    },
    why: {
      en: 'Receivers cannot check the signature with it, so the mail counts as not signed.',
      es: 'Los receptores no pueden comprobar la firma con ella: el correo cuenta como no firmado.',
    },
    mend: {
      en: 'Copy the record anew, whole and without line breaks or quotes; v=DKIM1 comes first.',
      es: 'Copia el registro de nuevo, entero y sin saltos de línea ni comillas; v=DKIM1 va primero.',
    },
    source: 'RFC 6376 §3.6.1',
  },
  wrapped_key: {
    what: {
      en: 'The Ed25519 key at {name} has a wrapping that does not belong there.',
      es: 'La clave Ed25519 de {name} tiene un envoltorio que no debe estar ahí.',
    },
    why: {
      en: 'Only the 32 bytes of the key are published, without what OpenSSL puts before them.',
      es: 'Solo se publican los 32 bytes de la clave, sin lo que OpenSSL pone delante.',
    },
    mend: {
      en: 'Publish the record that is shown here instead.',
      es: 'Publica en su lugar el registro que se muestra aquí.',
    },
    source: 'RFC 8463 §4.2',
  },
  revoked: {
    what: {
      en: 'The key at {name} was revoked: its p= is empty.',
      es: 'La clave de {name} está revocada: su p= está vacío.',
    },
    why: {
      en: 'An empty p= tells receivers to refuse every signature made with it.',
      es: 'Un p= vacío dice a los receptores que rechacen toda firma hecha con ella.',
    },
    mend: {
      en: 'Sign with a key that is in use: make a new pair, with a selector of its own.',
      es: 'Firma con una clave en uso: crea un par nuevo, con su propio selector.',
    },
    source: 'RFC 6376 §3.6.1',
  },
  weak_key: {
    what: {
      en: 'The key at {name} has only {bits} bits.',
      es: 'La clave de {name} solo tiene {bits} bits.',
    },
    why: {
      en: 'Keys below 1024 bits can be broken in hours: receivers must refuse them.',
      es: 'Las claves de menos de 1024 bits se rompen en horas: los receptores deben rechazarlas.',
    },
    mend: {
      en: 'Make a key of 2048 bits with a new selector, publish its record and sign with it.',
      es: 'Crea una clave de 2048 bits con un selector nuevo, publica su registro y firma con ella.',
    },
    source: 'RFC 8301 §3.2',
  },
  key_mismatch: {
    what: {
      en: 'The key at {name} is not meant for {algorithm} (its tag "{tag}").',
      es: 'La clave de {name} no es para {algorithm} (su etiqueta "{tag}").',
    },
    why: {
      en: 'Kind of key and hash must be those that the signature names in a=.',
      es: 'El tipo de clave y el hash deben ser los que la firma nombra en a=.',
    },
    mend: {
      en: 'Give each kind of key a selector of its own, with k=rsa or k=ed25519 in its record.',
      es: 'Da a cada tipo de clave su propio selector, con k=rsa o k=ed25519 en su registro.',
    },
    source: 'RFC 6376 §6.1.2',
  },
  strict_identity: {
    what: {
      en: 'The key at {name} is for {domain} itself (t=s), but i= is of another domain.',
      es: 'La clave de {name} es solo para {domain} (t=s), pero i= es de otro dominio.',
    },
    why: {
      en: 'With t=s the domain of i= must be exactly that of d=.',
      es: 'Con t=s el dominio de i= debe ser exactamente el de d=.',
    },
    mend: {
      en: 'Sign without i=, or take the s out of t= in the record.',
      es: 'Firma sin i=, o elimina la s de t= en el registro.',
    },
    source: 'RFC 6376 §3.6.1',
  },
  dns_error: {
    what: {
      en: 'DNS did not answer properly for {name}.',
      es: 'El DNS no respondió bien por {name}.',
    },
    why: {
      en: 'Receivers try again later, or take the mail as not signed.',
      es: 'Los receptores lo intentan más tarde o toman el correo como no firmado.',
    },
    mend: {
      en: 'Check again in a while; if it stays, look at the name servers of {domain}.',
      es: 'Comprueba de nuevo en un rato; si sigue igual, mira los servidores de nombres de {domain}.',
    },
    source: 'RFC 6376 §6.1.2',
  },
  unknown: {
    what: {
      en: 'Not decided: the key at {name} could not be asked for.',
      es: 'Sin decidir: no se pudo preguntar por la clave de {name}.',
    },
    why: {
      en: 'The body is as it was signed, but the signature can only be checked with the key.',
      es: 'El cuerpo está como se firmó, pero la firma solo se comprueba con la clave.',
    },
    mend: {
      en: 'Put the key record of {domain} into its planned zone, or allow a DNS server.',
      es: 'Pon el registro de la clave en la zona prevista de {domain}, o permite un servidor DNS.',
    },
    source: null,
  },
}
