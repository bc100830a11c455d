import type { DkimReason, Text } from '../../../types.ts'
import type { FindingText, FindingTexts } from '../verdict.ts'

/** A signature in one sentence. */
export const signatureTexts: Record<DkimReason, Text> = {
  valid: { en: 'The signature is valid.', es: 'La firma es válida.' },
  broken_body: {
    en: 'The body was altered after it was signed.',
    es: 'El cuerpo se modificó después de firmarse.',
  },
  bad_signature: {
    en: 'A signed header field was altered, or another key was used.',
    es: 'Se modificó un campo firmado del encabezado o se usó otra clave.',
  },
  no_key: { en: 'The key is not published.', es: 'La clave no está publicada.' },
  bad_key: { en: 'The published key cannot be read.', es: 'La clave publicada no se puede leer.' },
  revoked: { en: 'The key was revoked.', es: 'La clave fue revocada.' },
  weak_key: { en: 'The key is too short.', es: 'La clave es demasiado corta.' },
  key_mismatch: {
    en: 'The published key is not for this signature.',
    es: 'La clave publicada no es para esta firma.',
  },
  expired: { en: 'The signature has expired.', es: 'La firma ha caducado.' },
  future: { en: 'The signature is of the future.', es: 'La firma es del futuro.' },
  syntax: { en: 'The signature cannot be read.', es: 'La firma no se puede leer.' },
  unsupported: {
    en: 'Receivers do not take this kind of signature.',
    es: 'Los destinatarios no aceptan este tipo de firma.',
  },
  from_not_signed: { en: 'From is not signed.', es: 'El campo From no está firmado.' },
  dns_error: { en: 'DNS gave no answer for the key.', es: 'El DNS no respondió por la clave.' },
  unknown: { en: 'The key could not be asked for.', es: 'No se pudo preguntar por la clave.' },
}

const key = { en: '{selector}._domainkey.{domain}', es: '{selector}._domainkey.{domain}' }

/** Why a signature that does not pass matters, wherever it is told. */
const worthless: Text = {
  en: 'For receivers the signature is as good as none.',
  es: 'Para los destinatarios es como si no hubiera firma.',
}

function failed(reason: DkimReason, mend: Text, source: string, why = worthless): FindingText {
  const { en, es } = signatureTexts[reason]
  const of = { en: '(d={domain}, s={selector})', es: '(d={domain}, s={selector})' }
  return { what: { en: `${en} ${of.en}`, es: `${es} ${of.es}` }, why, mend, source }
}

export const dkimTexts: FindingTexts = {
  dkim_pass: {
    what: {
      en: 'A signature of {domain} is valid (selector {selector}).',
      es: 'Una firma de {domain} es válida (selector {selector}).',
    },
    why: {
      en: 'Receivers know that {domain} answers for the message and that it was not altered.',
      es: 'Los destinatarios saben que {domain} responde por el mensaje y que no se modificó.',
    },
    mend: {
      en: 'Nothing to do. Keep the record published as long as signed mail may be on its way.',
      es: 'No hay nada que hacer. Mantén publicado el registro mientras pueda haber correo firmado en camino.',
    },
    source: 'RFC 6376 §6.1',
  },
  dkim_none: {
    what: { en: 'The message is not signed.', es: 'El mensaje no está firmado.' },
    why: {
      en: 'Nothing shows that it is of {domain}, and forwarded mail fails DMARC without a signature.',
      es: 'Nada demuestra que sea de {domain}, y el correo reenviado no supera DMARC sin firma.',
    },
    mend: {
      en: 'Make a key for {domain} under Planned DNS and sign with it, or let your relay sign.',
      es: 'Crea una clave para {domain} en DNS previsto y firma con ella, o deja que firme tu relay.',
    },
    source: 'RFC 6376 §1',
  },
  dkim_undecided: {
    what: { en: 'The keys could not be asked for.', es: 'No se pudo preguntar por las claves.' },
    why: {
      en: 'Without DNS nobody knows whether the signatures are valid. The bodies are as they were signed.',
      es: 'Sin DNS no se sabe si las firmas son válidas. Los cuerpos están como se firmaron.',
    },
    mend: {
      en: 'Name a DNS server with --dns-server, or plan the key record under Planned DNS.',
      es: 'Indica un servidor DNS con --dns-server o prevé el registro de la clave en DNS previsto.',
    },
    source: null,
  },
  dkim_temperror: {
    what: { en: 'DNS gave no answer for a key.', es: 'El DNS no respondió por una clave.' },
    why: {
      en: 'A receiver to whom this happens delays the message or takes it as unsigned.',
      es: 'Un destinatario al que le pase esto retrasa el mensaje o lo trata como no firmado.',
    },
    mend: {
      en: 'Look again in a moment; if it stays, check the name servers of the domain.',
      es: 'Vuelve a mirar en un momento; si sigue igual, revisa los servidores de nombres del dominio.',
    },
    source: 'RFC 6376 §6.1.2',
  },
  dkim_broken_body: failed(
    'broken_body',
    {
      en: 'Sign as the very last step: whatever adds a footer, tracks links or changes encodings goes before it.',
      es: 'Firma como último paso: lo que añade pies, rastrea enlaces o cambia codificaciones va antes.',
    },
    'RFC 6376 §6.1.3',
  ),
  dkim_bad_signature: failed(
    'bad_signature',
    {
      en: 'Compare the signed fields with what your application wrote, and the private key with the record at {selector}._domainkey.{domain}.',
      es: 'Compara los campos firmados con lo que escribió tu aplicación, y la clave privada con el registro en {selector}._domainkey.{domain}.',
    },
    'RFC 6376 §6.1.3',
  ),
  dkim_no_key: failed(
    'no_key',
    {
      en: 'Publish the TXT record of the key at {selector}._domainkey.{domain}, or plan it under Planned DNS.',
      es: 'Publica el registro TXT de la clave en {selector}._domainkey.{domain} o prevelo en DNS previsto.',
    },
    'RFC 6376 §6.1.2',
  ),
  dkim_bad_key: failed(
    'bad_key',
    {
      en: 'Publish the record at {selector}._domainkey.{domain} anew: v=DKIM1; k=rsa; p= and the key in one piece.',
      es: 'Publica de nuevo el registro en {selector}._domainkey.{domain}: v=DKIM1; k=rsa; p= y la clave de una pieza.',
    },
    'RFC 6376 §3.6.1',
  ),
  dkim_revoked: failed(
    'revoked',
    {
      en: 'An empty p= revokes it: sign with a new key and another selector.',
      es: 'Un p= vacío la revoca: firma con una clave nueva y otro selector.',
    },
    'RFC 6376 §3.6.1',
  ),
  dkim_weak_key: failed(
    'weak_key',
    {
      en: 'Receivers refuse RSA keys below 1,024 bits: make one of 2,048 and publish it under a new selector.',
      es: 'Los destinatarios rechazan claves RSA de menos de 1024 bits: crea una de 2048 y publícala con un selector nuevo.',
    },
    'RFC 8301 §3.2',
  ),
  dkim_key_mismatch: failed(
    'key_mismatch',
    {
      en: `Compare the record at ${key.en} with the signature: the kind of key (k=), its hashes (h=), and t=s, which allows no subdomain in i=.`,
      es: `Compara el registro en ${key.es} con la firma: el tipo de clave (k=), sus hashes (h=) y t=s, que no permite subdominios en i=.`,
    },
    'RFC 6376 §6.1.2',
  ),
  dkim_expired: failed(
    'expired',
    {
      en: 'Sign with a later x=, or without one; check the clock of the machine that signs.',
      es: 'Firma con un x= posterior o sin él; revisa el reloj de la máquina que firma.',
    },
    'RFC 6376 §3.5',
  ),
  dkim_future: failed(
    'future',
    {
      en: 'Set the clock of the machine that signs.',
      es: 'Ajusta el reloj de la máquina que firma.',
    },
    'RFC 6376 §3.5',
  ),
  dkim_syntax: failed(
    'syntax',
    {
      en: 'Let a library write the field: v, a, b, bh, d, h and s are needed, i= must be of d=, x= later than t=.',
      es: 'Deja que una biblioteca escriba el campo: hacen falta v, a, b, bh, d, h y s, i= debe ser de d=, x= posterior a t=.',
    },
    'RFC 6376 §6.1.1',
  ),
  dkim_unsupported: failed(
    'unsupported',
    {
      en: 'Sign with rsa-sha256 or ed25519-sha256; rsa-sha1 is no longer taken.',
      es: 'Firma con rsa-sha256 o ed25519-sha256; rsa-sha1 ya no se acepta.',
    },
    'RFC 8301 §3.1',
  ),
  dkim_from_not_signed: failed(
    'from_not_signed',
    { en: 'Add from to h= of the signer.', es: 'Añade from al h= de quien firma.' },
    'RFC 6376 §5.4',
  ),
  dkim_dns_error: failed(
    'dns_error',
    {
      en: 'Look again in a moment; if it stays, check the name servers of {domain}.',
      es: 'Vuelve a mirar en un momento; si sigue igual, revisa los servidores de nombres de {domain}.',
    },
    'RFC 6376 §6.1.2',
  ),
  dkim_unknown: failed(
    'unknown',
    {
      en: 'Name a DNS server with --dns-server, or plan the key record under Planned DNS.',
      es: 'Indica un servidor DNS con --dns-server o prevé el registro de la clave en DNS previsto.',
    },
    'RFC 6376 §6.1.2',
    {
      en: 'Without DNS nobody knows whether the signature is valid.',
      es: 'Sin DNS no se sabe si la firma es válida.',
    },
  ),
  dkim_testing: {
    what: {
      en: 'The key of {domain} says that it is being tested (t=y).',
      es: 'La clave de {domain} dice que está en pruebas (t=y).',
    },
    why: {
      en: 'Receivers may treat the message as if it were not signed.',
      es: 'Los destinatarios pueden tratar el mensaje como si no estuviera firmado.',
    },
    mend: {
      en: 'Take t=y out of the record at {selector}._domainkey.{domain} when the tests are over.',
      es: 'Quita t=y del registro en {selector}._domainkey.{domain} cuando acaben las pruebas.',
    },
    source: 'RFC 6376 §3.6.1',
  },
  dkim_short_key: {
    what: { en: 'The key has {bits} bits.', es: 'La clave tiene {bits} bits.' },
    why: {
      en: 'It is still taken, but within reach of those who want to forge it.',
      es: 'Todavía se acepta, pero está al alcance de quien quiera falsificarla.',
    },
    mend: {
      en: 'Make one of 2,048 bits under a new selector, and change over.',
      es: 'Crea una de 2048 bits con un selector nuevo y cámbiate a ella.',
    },
    source: 'RFC 8301 §3.2',
  },
  dkim_length: {
    what: {
      en: 'Only a part of the body is signed (l=); {bytes} bytes are not.',
      es: 'Solo está firmada una parte del cuerpo (l=); {bytes} bytes no lo están.',
    },
    why: {
      en: 'Anybody can add to the message and keep the signature.',
      es: 'Cualquiera puede añadir contenido al mensaje y conservar la firma.',
    },
    mend: { en: 'Sign without l=.', es: 'Firma sin l=.' },
    source: 'RFC 6376 §8.2',
  },
  dkim_unsigned: {
    what: { en: 'Not signed: {fields}.', es: 'Sin firmar: {fields}.' },
    why: {
      en: 'These fields can be changed on the way, and the signature stays valid.',
      es: 'Estos campos se pueden cambiar por el camino y la firma sigue siendo válida.',
    },
    mend: { en: 'Add them to h= of the signer.', es: 'Añádelos al h= de quien firma.' },
    source: 'RFC 6376 §5.4.1',
  },
  dkim_twice: {
    what: {
      en: 'Signed fewer times than they are there: {fields}.',
      es: 'Firmados menos veces de las que aparecen: {fields}.',
    },
    why: {
      en: 'Programs may show the one that is not signed.',
      es: 'Los programas pueden mostrar el que no está firmado.',
    },
    mend: {
      en: 'Send each of these fields once only, and sign it.',
      es: 'Envía cada uno de estos campos una sola vez y fírmalo.',
    },
    source: 'RFC 6376 §8.15',
  },
  dkim_not_oversigned: {
    what: { en: 'From is signed, but not oversigned.', es: 'From está firmado, pero no de más.' },
    why: {
      en: 'A second From can be added on the way without breaking the signature.',
      es: 'Se puede añadir un segundo From por el camino sin romper la firma.',
    },
    mend: {
      en: 'Name from once more in h= than the message has it.',
      es: 'Nombra from en h= una vez más de las que aparece en el mensaje.',
    },
    source: 'RFC 6376 §8.15',
  },
  dkim_expires: {
    what: { en: 'The signature expires at {at}.', es: 'La firma caduca el {at}.' },
    why: {
      en: 'Mail that waits in a queue longer than that arrives unsigned.',
      es: 'El correo que espere más en una cola llegará como no firmado.',
    },
    mend: {
      en: 'Give signatures a week at least.',
      es: 'Da a las firmas una semana como mínimo.',
    },
    source: 'RFC 6376 §3.5',
  },
  dkim_many: {
    what: {
      en: 'There are more than {most} signatures; the others were not looked at.',
      es: 'Hay más de {most} firmas; las demás no se han mirado.',
    },
    why: {
      en: 'Receivers stop after a few as well.',
      es: 'Los destinatarios también paran tras unas pocas.',
    },
    mend: {
      en: 'Keep one signature for each domain that answers for the message.',
      es: 'Deja una firma por cada dominio que responda por el mensaje.',
    },
    source: 'RFC 6376 §6.1',
  },
}
