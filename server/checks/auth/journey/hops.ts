import type { JourneyVerdict } from '../../../types.ts'
import { parseDate } from '../../../mime/date.ts'
import { fieldsNamed, valueOf } from '../field.ts'
import type { AuthMail } from '../mail.ts'

const most = { hops: 50, length: 2000, word: 255 }

type Hop = JourneyVerdict['hops'][number]

/** The Received fields (RFC 5321 §4.4), newest first: that is how they stand. */
export function readHops(mail: Pick<AuthMail, 'fields'>): Hop[] {
  return fieldsNamed(mail, 'received')
    .slice(0, most.hops)
    .map((field) => readHop(valueOf(field).slice(0, most.length)))
}

/** Words outside comments: `from`, `by` and `with` name what follows them, the date stands last. */
function readHop(value: string): Hop {
  const semicolon = value.lastIndexOf(';')
  const words = withoutComments(semicolon < 0 ? value : value.slice(0, semicolon)).split(/\s+/)
  const after = (name: string) => {
    const at = words.findIndex((word) => word.toLowerCase() === name)
    const word = at < 0 ? undefined : words[at + 1]
    return word === undefined || word === '' ? null : word.slice(0, most.word)
  }
  return {
    ...{ from: after('from'), by: after('by'), with: after('with') },
    at: semicolon < 0 ? null : parseDate(value.slice(semicolon + 1).trim()),
  }
}

/** One pass: comments nest (RFC 5322 §3.2.2), and hostile ones nest deeply. */
function withoutComments(text: string): string {
  let depth = 0
  let out = ''
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === '\\' && depth > 0) at++
    else if (char === '(') depth++
    else if (char === ')' && depth > 0) depth--
    else if (depth === 0) out += char
  }
  return out.trim()
}
