import type { EvalContext, EvalFunction } from '../eval.ts'
import { isDomain } from './domains.ts'
import { address, senders, values } from './fields.ts'
import { searcher } from './patterns.ts'
import { number, pattern, remembered, words } from './settings.ts'
import { once } from './shared.ts'

/** Addresses of providers where anybody gets one. */
export const freemailFunctions: Record<string, EvalFunction> = {
  check_freemail_from: ({ mail, settings }, only) => firstFree(senders(mail), settings, only),
  check_freemail_header: ({ mail, settings }, name = '', only) =>
    firstFree(values(mail, name.replace(/:addr$/, ''), 'addr'), settings, only),
  check_freemail_body: (context, only) =>
    firstFree(once(context, inBody) ?? [], context.settings, only),
  check_freemail_replyto: answersElsewhere,
}

type Settings = EvalContext['settings']

const list = remembered((settings) => {
  const names = words(settings, 'freemail_domains').map((name) => name.toLowerCase())
  const wild = names.filter((name) => /[*?]/.test(name))
  const safe = words(settings, 'freemail_welcomelist', 'freemail_whitelist')
  return {
    plain: new Set(names),
    wild: wild.map((name) => pattern(name)),
    safe: new Set(safe.map((name) => name.toLowerCase())),
  }
})

const roles = 'abuse support sales info helpdesk contact kontakt postmaster hostmaster domainmaster'

/** Role addresses and those that software makes: nobody got them for himself. */
const ofNobody = [
  new RegExp(`^(?:${roles.replaceAll(' ', '|')})@`),
  /^undisclosed.*@/,
  /^request-[a-f\d]{16}@/,
  /^bounced?-@/,
  /^[a-f\d]{8}(?:\.[a-f\d]{8}|(?:-[a-f\d]{4}){3}-[a-f\d]{12})@/,
  /^[^=]+=.+=.+@/,
]

function isFree(mailbox: string, settings: Settings): boolean {
  const known = mailbox.toLowerCase().slice(0, 320)
  const domain = known.slice(known.lastIndexOf('@') + 1)
  const { plain, wild, safe } = list(settings)
  if (known === '' || safe.has(known) || safe.has(domain)) return false
  if (ofNobody.some((form) => form.test(known))) return false
  return plain.has(domain) || wild.some((form) => form.test(domain))
}

function firstFree(
  mailboxes: readonly string[],
  settings: Settings,
  only?: string,
): { matched: string } | false {
  const fits = only === undefined ? () => true : searcher(only)
  const known = mailboxes.map((mailbox) => mailbox.toLowerCase())
  const found = known.find((mailbox) => isFree(mailbox, settings) && fits(mailbox))
  return found === undefined ? false : { matched: found }
}

/** Reverse-paths of software: answers to it mean nothing. */
const bulk = [
  /^(?:postmaster|hostmaster|domainmaster)@/,
  /^double-bounce@/,
  /^(?:sentto|owner|return|(?:gr)?bounced?)-.+@/,
  /-(?:request|bounces?|admin|owner)@/,
  /\b(?:do[._-t]?)?no[._-t]?repl(?:y|ies)@/,
  /.=.+@/,
]

/**
 * Whether an answer goes to another free mailbox than From (`replyto`: told by Reply-To; `reply`:
 * or by the text).
 */
function answersElsewhere(context: EvalContext, what = 'replyto'): { matched: string } | false {
  const { mail, settings } = context
  const path = address(mail, 'EnvelopeFrom').toLowerCase().slice(0, 320)
  if (bulk.some((form) => form.test(path))) return false
  const lower = (name: string) => values(mail, name, 'addr').map((one) => one.toLowerCase())
  const [from, replyTo] = [lower('From'), lower('Reply-To')]
  const anyFree = (mailboxes: string[]) => mailboxes.some((one) => isFree(one, settings))
  const [fromFree, replyFree] = [anyFree(from), anyFree(replyTo)]
  if (fromFree && replyFree && !from.some((one) => replyTo.includes(one))) {
    return { matched: `${from.join()} -> ${replyTo.join()}` }
  }
  if (what === 'replyto' && !replyFree) return false
  if (what === 'reply' && ((replyTo.length > 0 && !replyFree) || !fromFree)) return false
  const answers = replyFree ? replyTo : from
  const others = (once(context, inBody) ?? []).filter((one) => isFree(one, settings))
  const other = others.find((one) => answers.some((answer) => answer !== one))
  return other === undefined ? false : { matched: other }
}

const maxInBody = 40

/** Free mailboxes that the text tells; null when it is too full of addresses to mean one. */
function inBody({ mail, settings }: EvalContext): string[] | null {
  const found = new Set<string>()
  for (const { text, source } of mail.uris()) {
    // Whom a link names beside the first, as in `?cc=`, counts for nothing.
    const mailto = source === 'a' ? /^mailto:([^\s?]+)/i.exec(text)?.[1] : undefined
    if (mailto !== undefined) mailboxesIn(mailto, settings).forEach((one) => found.add(one))
  }
  for (const line of mail.body()) {
    const text = line.replace(/<?https?:\/\/\S{0,255}/gi, (url) => (/@|%40/.test(url) ? ' ' : url))
    for (const one of mailboxesIn(text, settings)) {
      if (found.size < maxInBody) found.add(one)
    }
  }
  const free = [...found].filter((one) => isFree(one, settings))
  const tooMany = found.size >= number(settings, 'freemail_max_body_emails', 5)
  const tooManyFree = free.length >= number(settings, 'freemail_max_body_freemails', 3)
  const skip = number(settings, 'freemail_skip_when_over_max', 1) !== 0
  return skip && (tooMany || tooManyFree) ? null : free
}

const userPart = /[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i
const domainPart = /^(?:[a-z0-9](?:[a-z0-9-]{0,59}[a-z0-9])?\.){1,4}[a-z][a-z0-9-]{1,24}/i
const quoted = /^(?:>|\s{1,10}(?!(?:fa(?:x|csi)|tel|phone|e?-?mail))[a-z]{2,11}:)/i

/** Addresses in a text, without those of quoted lines (`<a@b.c>`, `a@b.c wrote:`). */
function mailboxesIn(text: string, settings: Settings): string[] {
  const found: string[] = []
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const user = userPart.exec(text.slice(Math.max(0, at - 64), at))?.[0]
    const domain = domainPart.exec(text.slice(at + 1, at + 320))?.[0]
    if (user === undefined || domain === undefined || !isDomain(domain, settings)) continue
    const linked = /mailto:$/i.test(text.slice(Math.max(0, at - user.length - 7), at - user.length))
    const after = text.slice(at + 1 + domain.length, at + 40 + domain.length)
    if (linked || !quoted.test(after)) found.push(`${user}@${domain}`.toLowerCase())
  }
  return found
}
