import { addressed } from './addressed.ts'
import { bcc } from './bcc.ts'
import { body } from './body.ts'
import { cc } from './cc.ts'
import { filename } from './filename.ts'
import { factFilters } from './facts.ts'
import type { Filter } from './filter.ts'
import { from } from './from.ts'
import { has } from './has.ts'
import { header } from './header.ts'
import { inbox } from './inbox.ts'
import { is } from './is.ts'
import { messageId } from './message-id.ts'
import { replyTo } from './reply-to.ts'
import { larger, smaller } from './size.ts'
import { subject } from './subject.ts'
import { tag } from './tag.ts'
import { after, before, newer, older, on, sent } from './time.ts'
import { thread } from './thread.ts'
import { to } from './to.ts'
import { type } from './type.ts'
import { user } from './user.ts'

/** Every filter of the search box, in the order people see them. */
export const filters: Filter[] = [
  ...[from, to, subject, body, is, has, tag, inbox],
  ...[after, before, on, newer, older, sent],
  ...[filename, type, larger, smaller],
  ...factFilters,
  ...[addressed, cc, bcc, replyTo, user, messageId, thread, header],
]

const byKey = new Map(filters.map((filter) => [filter.key, filter]))

export function filterOf(key: string): Filter | undefined {
  return byKey.get(key)
}
