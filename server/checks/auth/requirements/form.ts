import { parseDate } from '../../../mime/date.ts'
import { fieldsNamed, placeOf, valueOf } from '../field.ts'
import type { AuthMail, RawField } from '../mail.ts'
import { item, type KeptRequirement } from './item.ts'

/** Fields that may stand once only (RFC 5322 §3.6). */
const single =
  'from sender reply-to to cc bcc message-id in-reply-to references subject date mime-version content-type content-transfer-encoding'.split(
    ' ',
  )
const day = 24 * 60 * 60 * 1000
const longestLine = 998
/** What Gmail takes from the outside, attachments encoded as they are. */
const largest = 25 * 1024 * 1024

/** Message-ID, Date, the rules of RFC 5322 and the size. */
export function form(mail: AuthMail): KeptRequirement[] {
  return [messageId(mail), date(mail), duplicates(mail), lines(mail), size(mail)]
}

function messageId(mail: AuthMail): KeptRequirement {
  const [field, second] = fieldsNamed(mail, 'message-id')
  if (!field || second) return item('message_id', 'missed', 'id_missed')
  const value = valueOf(field)
  const params = { value }
  const where = placeOf(field)
  if (value.length > longestLine || !/^<[^\s<>@]{1,500}@[^\s<>@]{1,500}>$/.test(value)) {
    return item('message_id', 'missed', 'id_malformed', { params, where })
  }
  if (/@(?:localhost|[^.\]]+|.+\.(?:local|localdomain|internal|lan))>$/i.test(value)) {
    return item('message_id', 'missed', 'id_local', { params, where, mild: true })
  }
  return item('message_id', 'met', 'id_met', { params })
}

function date(mail: AuthMail): KeptRequirement {
  const [field, second] = fieldsNamed(mail, 'date')
  if (!field || second) return item('date', 'missed', 'date_missed')
  const params = { value: valueOf(field) }
  const where = placeOf(field)
  const at = parseDate(params.value)
  if (at === null) return item('date', 'missed', 'date_malformed', { params, where })
  const apart = Math.abs(Date.parse(at) - Date.parse(mail.arrivedAt))
  // Imported mail was sent long before it came here.
  if (apart > day && mail.connection)
    return item('date', 'missed', 'date_far', { params, where, mild: true })
  return item('date', 'met', 'date_met', { params })
}

function duplicates(mail: AuthMail): KeptRequirement {
  const seen = new Map<string, RawField[]>()
  for (const field of mail.fields) {
    if (single.includes(field.name))
      seen.set(field.name, [...(seen.get(field.name) ?? []).slice(0, 1), field])
  }
  const twice = [...seen.values()].flatMap(([, second]) => second ?? [])
  const [first] = twice
  if (first === undefined) return item('single_fields', 'met', 'fields_met')
  const names = twice.map((field) => placeOf(field).header ?? '').join(', ')
  return item('single_fields', 'missed', 'fields_missed', {
    params: { names },
    where: placeOf(first),
  })
}

function lines({ raw }: AuthMail): KeptRequirement {
  let line = 1
  let start = 0
  while (start < raw.length) {
    const found = raw.indexOf(0x0a, start)
    const end = found < 0 ? raw.length : found
    const length = end - start - (raw[end - 1] === 0x0d ? 1 : 0)
    if (length > longestLine) {
      const where = { header: null, part: null, line }
      return item('lines', 'missed', 'lines_missed', { params: { line, length }, where })
    }
    start = end + 1
    line++
  }
  return item('lines', 'met', 'lines_met')
}

function size({ raw }: AuthMail): KeptRequirement {
  const megabytes = Math.round((raw.length / 1024 / 1024) * 10) / 10
  const params = { megabytes, most: largest / 1024 / 1024 }
  if (raw.length > largest) return item('size', 'missed', 'size_missed', { params })
  return item('size', 'met', 'size_met', { params })
}
