import { fieldsNamed, placeOf, valueOf } from '../field.ts'
import type { AuthMail } from '../mail.ts'
import type { Seen } from './authentication.ts'
import { item, type KeptRequirement, type Receiver } from './item.ts'

const receivers: Receiver[] = ['gmail', 'yahoo']
const pair = ['list-unsubscribe', 'list-unsubscribe-post']

/** One click is enough to leave (RFC 8058): both fields, an https address, and both signed. */
export function unsubscribe(mail: AuthMail, dkim: Seen['dkim']): KeptRequirement {
  const [list] = fieldsNamed(mail, 'list-unsubscribe')
  const [post] = fieldsNamed(mail, 'list-unsubscribe-post')
  const say = (state: KeptRequirement['state'], code: string, field = list) =>
    item('unsubscribe', state, code, { receivers, where: field ? placeOf(field) : null })
  if (!list)
    return say(
      isBulk(mail) ? 'missed' : 'not_applicable',
      isBulk(mail) ? 'unsubscribe_none' : 'unsubscribe_maybe',
    )
  if (!hasHttps(valueOf(list))) return say('missed', 'unsubscribe_https')
  if (!post) return say('missed', 'unsubscribe_post')
  if (!/^List-Unsubscribe=One-Click$/i.test(valueOf(post))) {
    return say('missed', 'unsubscribe_value', post)
  }
  const signatures = dkim.signatures.filter(covers)
  if (signatures.some(({ result }) => result === 'pass')) return say('met', 'unsubscribe_met')
  if (signatures.some(({ result }) => result === 'undecided' || result === 'temperror')) {
    return say('unknown', 'unsubscribe_unknown')
  }
  return say('missed', 'unsubscribe_unsigned')
}

function covers({ headers }: Seen['dkim']['signatures'][number]): boolean {
  return pair.every((name) =>
    headers.some((one) => one.name.toLowerCase() === name && one.signed > 0),
  )
}

/** <https://…> among what stands in angle brackets (RFC 2369 §2). */
function hasHttps(value: string): boolean {
  return value.split(',', 50).some((one) => /^<\s*https:\/\/[^\s<>]+>$/i.test(one.trim()))
}

/** Signs of a mailing: to a receipt or a new password nobody subscribes. */
function isBulk(mail: AuthMail): boolean {
  return mail.fields.some((field) => {
    if (/^(?:list-id|list-post|feedback-id|x-campaign-?id)$/.test(field.name)) return true
    return field.name === 'precedence' && /^(?:bulk|list)$/i.test(valueOf(field))
  })
}
