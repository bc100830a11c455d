import type { EvalContext, EvalFunction } from '../eval.ts'
import { encodedWithoutCapitals } from './charsets.ts'
import { field } from './fields.ts'
import { addressList, remembered, words } from './settings.ts'

export const subjectFunctions: Record<string, EvalFunction> = {
  subject_is_all_caps: isAllCapitals,
  check_subject_in_welcomelist: ({ mail, settings }) =>
    isListed(field(mail, 'Subject'), welcome(settings)),
  check_subject_in_whitelist: ({ mail, settings }) =>
    isListed(field(mail, 'Subject'), welcome(settings)),
  check_subject_in_blocklist: ({ mail, settings }) =>
    isListed(field(mail, 'Subject'), blocked(settings)),
  check_subject_in_blacklist: ({ mail, settings }) =>
    isListed(field(mail, 'Subject'), blocked(settings)),
}

/** Two words or more, ten characters or more, and all letters of ASCII are capitals. */
function isAllCapitals({ mail }: EvalContext): boolean {
  const subject = field(mail, 'Subject')
    .trim()
    .replace(/^(?:(?:Re|Fwd|Fw|Aw|Antwort|WG|SV|VB|VS|VL):\s*)+/i, '')
  if (!/\s/.test(subject) || subject.length < 10) return false
  if (encodedWithoutCapitals.test(field(mail, 'Subject', 'raw'))) return false
  const letters = subject.replace(/[^a-zA-Z]/g, '')
  return letters !== '' && letters === letters.toUpperCase()
}

const welcome = remembered((settings) =>
  addressList(words(settings, 'welcomelist_subject', 'whitelist_subject')),
)
const blocked = remembered((settings) =>
  addressList(words(settings, 'blocklist_subject', 'blacklist_subject')),
)

function isListed(subject: string, list: (text: string) => boolean): boolean {
  return subject !== '' && list(subject.trim())
}
