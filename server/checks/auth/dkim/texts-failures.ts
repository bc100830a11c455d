import type { FindingTexts } from '../verdict.ts'

/** What is wrong with a signature itself. */
export const failureTexts: FindingTexts = {
  broken_body: {
    what: {
      en: 'The body was changed after {domain} signed it.',
      es: 'El cuerpo cambió después de que {domain} lo firmara.',
    },
    why: {
      en: 'Its hash is {found}, but the signature says {expected}: receivers count it as not signed.',
      es: 'Su hash es {found}, pero la firma dice {expected}: los receptores lo tratan como no firmado.',
    },
    mend: {
      en: 'Sign last: find what adds a footer, rewrites links or changes the encoding after signing.',
      es: 'Firma al final: busca qué añade un pie, reescribe enlaces o cambia la codificación después.',
    },
    source: 'RFC 6376 §6.1.3',
  },
  body_too_short: {
    what: {
      en: 'The signature covers {length} bytes of the body (l=), but there are only {there}.',
      es: 'La firma cubre {length} bytes del cuerpo (l=), pero solo hay {there}.',
    },
    why: {
      en: 'A part of what was signed is missing, so the signature is not valid.',
      es: 'Falta una parte de lo que se firmó, así que la firma no es válida.',
    },
    mend: {
      en: 'Find what shortens the body after signing, and sign without l=.',
      es: 'Busca qué acorta el cuerpo después de firmar, y firma sin l=.',
    },
    source: 'RFC 6376 §3.5',
  },
  bad_signature: {
    what: {
      en: 'The body is intact, but the signature of {domain} fits neither header nor key.',
      es: 'El cuerpo está intacto, pero la firma de {domain} no encaja con la cabecera o la clave.',
    },
    why: {
      en: 'A signed field was changed, or the private key is not the one of the record at {name}.',
      es: 'Cambió un campo firmado, o la clave privada no es la del registro de {name}.',
    },
    mend: {
      en: 'Compare the record at {name} with the key you sign with; then see what changes the header.',
      es: 'Compara el registro de {name} con la clave con la que firmas; luego mira qué cambia la cabecera.',
    },
    source: 'RFC 6376 §6.1.3',
  },
  header_changed: {
    what: {
      en: 'A signed header field was changed after {domain} signed it; the body and the key are right.',
      es: 'Un campo firmado cambió después de que {domain} lo firmara; el cuerpo y la clave son correctos.',
    },
    why: {
      en: 'The signature was made with the key at {name}, but over another header than this one.',
      es: 'La firma se hizo con la clave de {name}, pero sobre otra cabecera que esta.',
    },
    mend: {
      en: 'Sign last, after Subject, Date, Message-ID and To have their final form; use c=relaxed/relaxed.',
      es: 'Firma al final, cuando Subject, Date, Message-ID y To ya no cambien; usa c=relaxed/relaxed.',
    },
    source: 'RFC 6376 §6.1.3',
  },
  other_key: {
    what: {
      en: 'The signature was made with another key than the one at {name}.',
      es: 'La firma se hizo con otra clave que la de {name}.',
    },
    why: {
      en: 'Whoever signs holds a private key that does not belong to the published record.',
      es: 'Quien firma tiene una clave privada que no corresponde al registro publicado.',
    },
    mend: {
      en: 'Publish the public half of the key you sign with at {name}, or sign with another selector.',
      es: 'Publica en {name} la mitad pública de la clave con la que firmas, o usa otro selector.',
    },
    source: 'RFC 6376 §6.1.3',
  },
  expired: {
    what: {
      en: 'The signature of {domain} expired at {expires}.',
      es: 'La firma de {domain} caducó el {expires}.',
    },
    why: {
      en: 'Receivers that get the mail after that moment treat it as not signed.',
      es: 'Los receptores que reciben el correo después de ese momento lo tratan como no firmado.',
    },
    mend: {
      en: 'Sign with a later x= (a week or more), or without it; check the clock of the signer.',
      es: 'Firma con un x= posterior (una semana o más) o sin él; revisa el reloj de quien firma.',
    },
    source: 'RFC 6376 §3.5',
  },
  future: {
    what: {
      en: 'The signature says that it was made at {signed}, which is still to come.',
      es: 'La firma dice que se hizo el {signed}, que aún no ha llegado.',
    },
    why: {
      en: 'Receivers may refuse signatures from the future.',
      es: 'Los receptores pueden rechazar firmas del futuro.',
    },
    mend: {
      en: 'Set the clock of the machine that signs (NTP), and look whether t= is in seconds.',
      es: 'Pon en hora la máquina que firma (NTP), y mira si t= está en segundos.',
    },
    source: 'RFC 6376 §3.5',
  },
  syntax: {
    what: {
      en: 'The signature cannot be read: tag "{tag}" is missing or wrong.',
      es: 'La firma no se puede leer: la etiqueta "{tag}" falta o está mal.',
    },
    why: {
      en: 'Receivers ignore a signature that breaks the rules, as if it were not there.',
      es: 'Los receptores ignoran una firma que incumple las reglas, como si no estuviera.',
    },
    mend: {
      en: 'Correct "{tag}" in the settings of the signer, or bring its library up to date.',
      es: 'Corrige "{tag}" en los ajustes de quien firma, o actualiza su biblioteca.',
    },
    source: 'RFC 6376 §6.1.1',
  },
  unsupported: {
    what: {
      en: 'The signature asks in its tag "{tag}" for something that receivers do not know.',
      es: 'La firma pide en su etiqueta "{tag}" algo que los receptores no conocen.',
    },
    why: {
      en: 'Known are v=1, rsa-sha256 and ed25519-sha256, simple and relaxed, and dns/txt.',
      es: 'Se conocen v=1, rsa-sha256 y ed25519-sha256, simple y relaxed, y dns/txt.',
    },
    mend: {
      en: 'Sign with v=1, a=rsa-sha256 and c=relaxed/relaxed.',
      es: 'Firma con v=1, a=rsa-sha256 y c=relaxed/relaxed.',
    },
    source: 'RFC 6376 §6.1.1',
  },
  sha1: {
    what: {
      en: 'The signature of {domain} uses SHA-1 ({algorithm}).',
      es: 'La firma de {domain} usa SHA-1 ({algorithm}).',
    },
    why: {
      en: 'SHA-1 is broken, and receivers must not accept signatures that use it.',
      es: 'SHA-1 está roto, y los receptores no deben aceptar firmas que lo usen.',
    },
    mend: {
      en: 'Sign with rsa-sha256: the key and its record can stay.',
      es: 'Firma con rsa-sha256: la clave y su registro pueden seguir.',
    },
    source: 'RFC 8301 §3.1',
  },
  from_not_signed: {
    what: {
      en: 'The signature of {domain} does not cover the From field.',
      es: 'La firma de {domain} no cubre el campo From.',
    },
    why: {
      en: 'Anybody could put another sender there: such a signature is not valid.',
      es: 'Cualquiera podría poner otro remitente: esa firma no es válida.',
    },
    mend: { en: 'Add From to h=.', es: 'Añade From a h=.' },
    source: 'RFC 6376 §5.4',
  },
}
