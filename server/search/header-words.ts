/**
 * How words of header fields stand in an index of words: as tokens that carry the field's name, so
 * that `header:X-Mailer:nodemailer 10` is a phrase like any other. No word begins with `=`.
 */

/** Stands before the words of each field; alone it says that the field is there. */
export function headerMark(name: string): string {
  return `=${name}:`
}

/** @param name lower case */
export function headerToken(name: string, word: string): string {
  return `=${name}:${word}`
}

/** Fields that have a column of words to themselves: conditions on them ask that column. */
export const ownColumns = new Map([
  ['subject', 'subject'],
  ['from', 'from'],
  ['to', 'to'],
  ['cc', 'cc'],
  ['bcc', 'bcc'],
  ['reply-to', 'reply-to'],
] as const)
