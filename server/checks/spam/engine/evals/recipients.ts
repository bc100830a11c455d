import type { EvalContext, EvalFunction } from '../eval.ts'
import { address, field, values } from './fields.ts'
import { once } from './shared.ts'

export const recipientFunctions: Record<string, EvalFunction> = {
  check_for_missing_to_header: ({ mail }) =>
    field(mail, 'To') === '' && field(mail, 'Apparently-To') === '',
  sorted_recipients: isSorted,
  similar_recipients: isSimilar,
  check_for_to_in_subject: isNamedInSubject,
}

const enoughToBeSorted = 7
const enoughToBeSimilar = 5
const maxCompared = 256

function addressees({ mail }: EvalContext): string[] {
  const named = values(mail, 'ToCc', 'addr')
  const all = named.length >= enoughToBeSimilar ? named : [...named, ...values(mail, 'Bcc', 'addr')]
  const isRepeated = (one: string, index: number) =>
    one.toLowerCase() === (all[index - 1] ?? '').toLowerCase()
  return all.filter((one, index) => !isRepeated(one, index)).slice(0, maxCompared)
}

/** Lists of victims are in the order of the alphabet. */
function isSorted(context: EvalContext): boolean {
  const all = once(context, addressees)
  return all.length >= enoughToBeSorted && all.join() === [...all].sort().join()
}

function isSimilar(context: EvalContext, least = 'undef', most = 'undef'): boolean {
  const likeness = once(context, likenessOf)
  const enough = least === 'undef' || likeness >= Number(least)
  return enough && (most === 'undef' || likeness < Number(most))
}

/** How many of the pairs of addressees begin alike, or are of domains that do. */
function likenessOf(context: EvalContext): number {
  const all = once(context, addressees).map((one) => {
    const domain = one.slice(one.indexOf('@') + 1)
    return { user: one.slice(0, 2), host: domain.slice(0, 2), domain }
  })
  if (all.length < enoughToBeSimilar) return 0
  let alike = 0
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index + 1)) {
      if (one.user === other.user) alike++
      if (one.host === other.host && one.domain !== other.domain) alike++
    }
  }
  return alike / ((all.length * (all.length - 1)) / 2)
}

function isNamedInSubject({ mail }: EvalContext, what = 'address'): boolean {
  const to = address(mail, 'To')
  if (to === '') return false
  const subject = field(mail, 'Subject').trim()
  if (what === 'address') return subject.toLowerCase().includes(to.toLowerCase())
  const user = to.replace(/@.*/, '')
  const same = (text: string | undefined) => text?.toLowerCase() === user.toLowerCase()
  const leads = subject.startsWith(user) && /^\s*[,:;!?-](?:$|\s)/.test(subject.slice(user.length))
  const answered = /^(?:re|fw):\s*(?:\w+\s+)?(\S+)$/i.exec(subject)?.[1]
  const last = /^,\s*(.+)[,:;!?-]$/.exec(subject)?.[1]
  return leads || same(subject) || same(answered) || same(last)
}
