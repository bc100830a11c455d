import type { Text } from '../../types.ts'

export type AlterationCode =
  | 'line_ends'
  | 'last_line_end'
  | 'bcc'
  | 'strip'
  | 'from'
  | 'message_id'
  | 'converted_body'
  | 'converted_header'
  | 'converted_envelope'
  | 'folded'
  | 'signed'

export type ProblemCode =
  | 'from_invalid'
  | 'header_too_large'
  | 'no_8bitmime'
  | 'no_smtputf8'
  | 'header_charset'
  | 'long_lines'
  | 'nul'
  | 'return_path'
  | 'breaks_dkim'
  | 'breaks_signed'
  | 'too_large_to_convert'
  | 'too_large_to_sign'
  | 'no_key'
  | 'cannot_sign'
  | 'cannot_convert_field'
  | 'cannot_convert_address'
  | 'cannot_convert_part'

/** `detail` is a name, an address, a number: what the sentence is about. */
type Say = (detail: string) => Text

export const alterationTexts: Record<AlterationCode, Say> = {
  line_ends: (n) => ({
    en: `Bare CR or LF characters (${n}), which SMTP forbids, become CRLF.`,
    es: `Los caracteres CR o LF sueltos (${n}), que SMTP prohíbe, pasan a ser CRLF.`,
  }),
  last_line_end: () => ({
    en: 'The last line gets the CRLF that it lacks.',
    es: 'La última línea recibe el CRLF que le falta.',
  }),
  bcc: () => ({
    en: 'The field Bcc is taken out, so that nobody sees hidden recipients.',
    es: 'Se quita el campo Bcc para que nadie vea a los destinatarios ocultos.',
  }),
  strip: (names) => ({
    en: `Taken out as you chose: ${names}.`,
    es: `Se quitan, como elegiste: ${names}.`,
  }),
  from: (address) => ({
    en: `The address in From becomes ${address}; the name stays.`,
    es: `La dirección de From pasa a ser ${address}; el nombre se mantiene.`,
  }),
  message_id: (site) => ({
    en: `A new Message-ID is made when it is released, at ${site}.`,
    es: `Al entregarlo se crea un Message-ID nuevo, de ${site}.`,
  }),
  converted_body: (n) => ({
    en: `Parts re-encoded so that the relay takes them: ${n}. What they say stays the same.`,
    es: `Partes recodificadas para que el relé las acepte: ${n}. Lo que dicen no cambia.`,
  }),
  converted_header: (n) => ({
    en: `Header fields with characters beyond ASCII are encoded (RFC 2047): ${n}.`,
    es: `Se codifican campos de cabecera con caracteres fuera de ASCII (RFC 2047): ${n}.`,
  }),
  converted_envelope: (n) => ({
    en: `International domains of the envelope are written in ASCII: ${n}.`,
    es: `Los dominios internacionales del sobre se escriben en ASCII: ${n}.`,
  }),
  folded: (n) => ({
    en: `Header fields with lines above 998 characters are folded: ${n}.`,
    es: `Se pliegan campos de cabecera con líneas de más de 998 caracteres: ${n}.`,
  }),
  signed: (domain) => ({
    en: `A DKIM signature of ${domain} is added on top.`,
    es: `Se añade arriba una firma DKIM de ${domain}.`,
  }),
}

export const problemTexts: Record<ProblemCode, Say> = {
  from_invalid: (address) => ({
    en: `“${address}” is no address that can stand in From: write it as name@domain.`,
    es: `«${address}» no es una dirección que pueda ir en From: escríbela como nombre@dominio.`,
  }),
  header_too_large: () => ({
    en: 'The header is larger than 1 MB. No relay takes that, so nothing goes out.',
    es: 'La cabecera ocupa más de 1 MB. Ningún relé acepta eso, así que no sale nada.',
  }),
  no_8bitmime: () => ({
    en: 'The message has 8-bit characters and the relay does not take them (no 8BITMIME). Choose “convert” to have them re-encoded.',
    es: 'El mensaje tiene caracteres de 8 bits y el relé no los acepta (sin 8BITMIME). Elige «convertir» para recodificarlos.',
  }),
  no_smtputf8: () => ({
    en: 'The header or an address has characters beyond ASCII and the relay does not take them (no SMTPUTF8). Choose “convert” to have them encoded.',
    es: 'La cabecera o una dirección tiene caracteres fuera de ASCII y el relé no los acepta (sin SMTPUTF8). Elige «convertir» para codificarlos.',
  }),
  header_charset: () => ({
    en: 'The header has bytes that are no UTF-8: receivers may refuse it or show junk. Choose “convert” to have them encoded.',
    es: 'La cabecera tiene bytes que no son UTF-8: quien la reciba puede rechazarla o mostrar basura. Elige «convertir» para codificarlos.',
  }),
  long_lines: (n) => ({
    en: `Lines above the 998 characters that SMTP allows: ${n}. The relay may refuse or break them.`,
    es: `Líneas de más de los 998 caracteres que permite SMTP: ${n}. El relé puede rechazarlas o partirlas.`,
  }),
  nul: () => ({
    en: 'The message has NUL characters, which mail must not have: the relay may refuse it.',
    es: 'El mensaje tiene caracteres NUL, que el correo no puede tener: el relé puede rechazarlo.',
  }),
  return_path: () => ({
    en: 'The message already has a Return-Path, which is written by whoever delivers it at the end. Take the field out.',
    es: 'El mensaje ya tiene Return-Path, que lo escribe quien lo entrega al final. Quita ese campo.',
  }),
  breaks_dkim: (domain) => ({
    en: `These changes break the DKIM signature of ${domain} in the message. Take DKIM-Signature out, or sign anew.`,
    es: `Estos cambios rompen la firma DKIM de ${domain} que hay en el mensaje. Quita DKIM-Signature o firma de nuevo.`,
  }),
  breaks_signed: () => ({
    en: 'The message has a signed part (S/MIME or PGP), and re-encoding it makes its signature invalid.',
    es: 'El mensaje tiene una parte firmada (S/MIME o PGP), y al recodificarla su firma deja de valer.',
  }),
  too_large_to_convert: (mb) => ({
    en: `Messages above ${mb} MB are not converted. Use a relay that takes 8-bit mail.`,
    es: `Los mensajes de más de ${mb} MB no se convierten. Usa un relé que acepte correo de 8 bits.`,
  }),
  too_large_to_sign: (mb) => ({
    en: `Messages above ${mb} MB are not signed. Release it without a DKIM signature.`,
    es: `Los mensajes de más de ${mb} MB no se firman. Entrégalo sin firma DKIM.`,
  }),
  no_key: (name) => ({
    en: `There is no DKIM key ${name}. Make it under Planned DNS, or release without signing.`,
    es: `No hay ninguna clave DKIM ${name}. Créala en DNS previsto o entrega sin firmar.`,
  }),
  cannot_sign: (name) => ({
    en: `The DKIM key ${name} cannot sign. Make a new one under Planned DNS.`,
    es: `La clave DKIM ${name} no puede firmar. Crea una nueva en DNS previsto.`,
  }),
  cannot_convert_field: (name) => ({
    en: `The field ${name} has characters beyond ASCII that nothing can encode. Take the field out, or use a relay with SMTPUTF8.`,
    es: `El campo ${name} tiene caracteres fuera de ASCII que no se pueden codificar. Quita el campo o usa un relé con SMTPUTF8.`,
  }),
  cannot_convert_address: (address) => ({
    en: `The address ${address} has characters beyond ASCII before the @, which cannot be converted. It needs a relay with SMTPUTF8.`,
    es: `La dirección ${address} tiene caracteres fuera de ASCII antes de la @, que no se pueden convertir. Necesita un relé con SMTPUTF8.`,
  }),
  cannot_convert_part: (type) => ({
    en: `A part of the type ${type} must not be re-encoded. Use a relay that takes 8-bit mail.`,
    es: `Una parte del tipo ${type} no se puede recodificar. Usa un relé que acepte correo de 8 bits.`,
  }),
}
