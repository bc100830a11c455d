import type { Filter } from './filter.ts'
import { from } from './from.ts'
import { has } from './has.ts'
import { inbox } from './inbox.ts'
import { is } from './is.ts'
import { subject } from './subject.ts'
import { tag } from './tag.ts'
import { to } from './to.ts'

/** Every filter of the search box, in the order people see them. */
export const filters: Filter[] = [from, to, subject, tag, is, has, inbox]
