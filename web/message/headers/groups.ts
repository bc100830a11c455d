import type { HeaderField } from '../../../server/types.ts'

/** What a field is about, in the order people see the groups. */
export const groups = [
  'message',
  'addresses',
  'content',
  'list',
  'authentication',
  'routing',
  'other',
] as const

export type Group = (typeof groups)[number]

const MEMBERS: Record<Exclude<Group, 'other'>, readonly string[]> = {
  message: ['subject', 'date', 'message-id', 'in-reply-to', 'references', 'comments', 'keywords']
    .concat(['importance', 'priority', 'sensitivity', 'x-priority', 'x-msmail-priority'])
    .concat(['user-agent', 'x-mailer', 'organization', 'thread-topic', 'thread-index'])
    .concat(['auto-submitted', 'expires', 'supersedes', 'mail-followup-to']),
  addresses: ['from', 'sender', 'reply-to', 'to', 'cc', 'bcc', 'disposition-notification-to']
    .concat(['return-receipt-to', 'errors-to', 'apparently-to', 'x-original-from'])
    .concat(['resent-from', 'resent-sender', 'resent-to', 'resent-cc', 'resent-bcc']),
  content: ['mime-version', 'content-language', 'accept-language', 'lines'],
  list: [
    'precedence',
    'feedback-id',
    'mailing-list',
    'x-campaign',
    'x-campaignid',
    'x-csa-complaints',
  ],
  authentication: ['dkim-signature', 'domainkey-signature', 'authentication-results']
    .concat(['received-spf', 'x-google-dkim-signature', 'x-dkim-signature', 'tls-required'])
    .concat(['bimi-selector', 'bimi-indicator', 'bimi-location', 'dkim-filter', 'x-dkim']),
  routing: ['received', 'return-path', 'delivered-to', 'x-received', 'x-original-to', 'envelope-to']
    .concat(['x-envelope-from', 'x-envelope-to', 'x-originating-ip', 'x-forwarded-to'])
    .concat(['x-forwarded-for', 'x-delivered-to', 'resent-date', 'resent-message-id', 'via']),
}

/** Fields that come in families, by how their names begin. */
const FAMILIES: readonly (readonly [string, Group])[] = [
  ['list-', 'list'],
  ['arc-', 'authentication'],
  ['content-', 'content'],
]

const byName = new Map<string, Group>(
  groups.flatMap((group) =>
    group === 'other' ? [] : MEMBERS[group].map((name) => [name, group] as const),
  ),
)

export function groupOf(name: string): Group {
  const lower = name.toLowerCase()
  const family = FAMILIES.find(([start]) => lower.startsWith(start))
  return byName.get(lower) ?? family?.[1] ?? 'other'
}

/** The groups that have fields; the fields of each in the order of the message. */
export function grouped(fields: HeaderField[]): { group: Group; fields: HeaderField[] }[] {
  const found = new Map<Group, HeaderField[]>(groups.map((group) => [group, []]))
  for (const field of fields) found.get(groupOf(field.name))?.push(field)
  return [...found]
    .filter(([, members]) => members.length > 0)
    .map(([group, members]) => ({ group, fields: members }))
}

/** Fields that a message has once at most: RFC 5322 §3.6, and those of MIME (RFC 2045, RFC 2183). */
const SINGLE = new Set(
  ['date', 'from', 'sender', 'reply-to', 'to', 'cc', 'bcc', 'subject']
    .concat(['message-id', 'in-reply-to', 'references'])
    .concat(['mime-version', 'content-type', 'content-transfer-encoding', 'content-id'])
    .concat(['content-description', 'content-disposition']),
)

/** The names, in lower case, that stand more often than they may. */
export function repeated(fields: HeaderField[]): Set<string> {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const { name } of fields) {
    const lower = name.toLowerCase()
    if (seen.has(lower) && SINGLE.has(lower)) twice.add(lower)
    seen.add(lower)
  }
  return twice
}
