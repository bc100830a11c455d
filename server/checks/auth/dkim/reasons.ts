import type { DkimReason, Text } from '../../../types.ts'

/** How a signature fares, in one sentence. */
export const reasonTexts: Record<DkimReason, Text> = {
  valid: {
    en: 'The signature of {domain} is valid.',
    es: 'La firma de {domain} es válida.',
  },
  broken_body: {
    en: 'The body is not the one that {domain} signed.',
    es: 'El cuerpo no es el que firmó {domain}.',
  },
  bad_signature: {
    en: 'The body is intact, but the signature does not fit the header and the key of {domain}.',
    es: 'El cuerpo está intacto, pero la firma no encaja con la cabecera y la clave de {domain}.',
  },
  no_key: {
    en: 'There is no key at {name}.',
    es: 'No hay ninguna clave en {name}.',
  },
  bad_key: {
    en: 'The record at {name} is no key that can be used.',
    es: 'El registro de {name} no es una clave que se pueda usar.',
  },
  revoked: {
    en: 'The key at {name} was revoked.',
    es: 'La clave de {name} está revocada.',
  },
  weak_key: {
    en: 'The key at {name} has only {bits} bits: receivers refuse it.',
    es: 'La clave de {name} solo tiene {bits} bits: los receptores la rechazan.',
  },
  key_mismatch: {
    en: 'The key at {name} is not meant for this signature ({algorithm}).',
    es: 'La clave de {name} no es para esta firma ({algorithm}).',
  },
  expired: {
    en: 'The signature of {domain} expired at {expires}.',
    es: 'La firma de {domain} caducó el {expires}.',
  },
  future: {
    en: 'The signature of {domain} says it was made in the future, at {signed}.',
    es: 'La firma de {domain} dice que se hizo en el futuro, el {signed}.',
  },
  syntax: {
    en: 'The signature cannot be read.',
    es: 'La firma no se puede leer.',
  },
  unsupported: {
    en: 'The signature of {domain} is of a kind that receivers do not accept ({algorithm}).',
    es: 'La firma de {domain} es de un tipo que los receptores no aceptan ({algorithm}).',
  },
  from_not_signed: {
    en: 'The signature of {domain} does not cover the From field.',
    es: 'La firma de {domain} no cubre el campo From.',
  },
  dns_error: {
    en: 'DNS did not answer properly for {name}.',
    es: 'El DNS no respondió bien por {name}.',
  },
  unknown: {
    en: 'Not decided: the key at {name} could not be asked for.',
    es: 'Sin decidir: no se pudo preguntar por la clave de {name}.',
  },
}
