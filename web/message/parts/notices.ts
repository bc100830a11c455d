import type { Message, Part, Text } from '../../../server/types.ts'
import { texts } from './texts.ts'

const isTnef = ({ type, name }: Part) =>
  /^application\/(x-|vnd\.)?ms-tnef$/.test(type) || name?.toLowerCase() === 'winmail.dat'

/** What a person should know of a message that is more than text and files. */
export function noticesOf({ parts }: Pick<Message, 'parts'>): Text[] {
  const has = (...types: string[]) => parts.some(({ type }) => types.includes(type))
  const signed = has('multipart/signed')
  return [
    ...(has('application/pkcs7-signature', 'application/x-pkcs7-signature')
      ? [texts.smimeSigned]
      : []),
    ...(has('application/pkcs7-mime', 'application/x-pkcs7-mime') ? [texts.smimeEncrypted] : []),
    ...(signed && has('application/pgp-signature') ? [texts.pgpSigned] : []),
    ...(has('application/pgp-encrypted', 'multipart/encrypted') ? [texts.pgpEncrypted] : []),
    ...(parts.some(isTnef) ? [texts.tnef] : []),
    ...(has('message/delivery-status') ? [texts.report] : []),
  ]
}
