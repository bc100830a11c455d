import type { Uri } from '../mail.ts'
import { cleaned } from './cleaning.ts'
import type { Domains } from './domains.ts'

/** Links that are looked at, and bytes of one. */
const maxUris = 1000
const longest = 8192

const endSigns = String.raw`><"\x60}\]{[|\s\x1b\xa0`
const mailEnd = `${endSigns},('\\x80-\\xff`

const behindEnd = String.raw`(?=[${endSigns}]|$)`

/** A link with its scheme or `www.`. */
const link = String.raw`((?:(?:https?|ftp):\/\/|(?:www\d{0,2}|ftp)\.)[^${endSigns}]{1,2048})${behindEnd}`
const address = String.raw`((?:mailto:[^${mailEnd}]{1,2048}|[^${mailEnd}@]{1,251}@[^${mailEnd}]{1,251}))(?=[${mailEnd}]|$)`
/** A name with or without a path, as programs take it for a link. */
const bareName = String.raw`(?:^|(?<=[!"#$&'()*+,/:;<=>?@[\\\]^\x60{|}~\s\x1b\xa0]))(([a-z\d][a-z\d._-]{0,251}\.[a-z][a-z\d-]{1,24})\.?(?::\d{1,5})?(?:\/[^${endSigns}]{1,2048})?)${behindEnd}`

const inLine = (mail: string) =>
  new RegExp(String.raw`(?:\b|(?<=[><"'\x60,{[(|\s\x1b\xa0]))(?:${link}|${mail}|${bareName})`, 'gi')
const withMail = inLine(address)
/** Most lines hold no address, and to look for one in vain takes the longest. */
const withoutMail = inLine('(mailto:(?!))')

/** All links of a message, each as it is written and cleaned of what hides its target. */
export function urisOf(text: readonly string[], html: readonly Uri[], domains: Domains): Uri[] {
  const found = new Map<string, Uri>()
  const add = (uri: Uri) => {
    if (found.size < maxUris && !found.has(uri.text)) found.set(uri.text, uri)
  }
  for (const line of text) {
    for (const written of writtenIn(line, domains)) {
      const all = cleaned(written, domains).map((one) => ({ one, domain: domainOf(one, domains) }))
      // Text is full of what only looks like a link.
      if (all.every(({ domain }) => domain === null)) continue
      for (const { one, domain } of all) add({ text: one, domain, source: 'parsed', anchor: null })
    }
  }
  for (const uri of html) {
    for (const one of cleaned(uri.text, domains))
      add({ ...uri, text: one, domain: domainOf(one, domains) })
  }
  return [...found.values()]
}

function* writtenIn(line: string, domains: Domains): Generator<string> {
  for (const [, scheme, mail, bare, host = ''] of line.matchAll(
    line.includes('@') || /mailto:/i.test(line) ? withMail : withoutMail,
  )) {
    const raw = (scheme ?? mail ?? bare ?? '')
      .replace(/^([^(]*)\)[^]*$/, '$1')
      .replace(/[-~!@#^&*()_+=:;'?,.]{1,200}$/, '')
    if (mail !== undefined && !raw.includes('@')) continue
    if (bare !== undefined && !domains.isValid(host)) continue
    const uri = withScheme(raw, domains)
    if (uri !== null) yield uri.slice(0, longest)
  }
}

function withScheme(raw: string, domains: Domains): string | null {
  if (/^[cm]id:/i.test(raw) || /^\w+:\/{0,2}$/.test(raw)) return null
  if (/^(?:https?|ftp):/i.test(raw)) return raw
  if (/^mailto:/i.test(raw)) return validMail(raw, domains)
  if (/^ftp\./i.test(raw)) return `ftp://${raw}`
  if (/^www\d{0,2}\./i.test(raw) || /\/[^@]*@/.test(raw)) return `http://${raw}`
  if (!raw.includes('@')) return raw.includes('.') ? `http://${raw}` : null
  if (!/@.+?\./.test(raw)) return null
  return validMail(`mailto:${raw.replace(/^(?:skype|e?-?mail)?:+/i, '')}`, domains)
}

function validMail(uri: string, domains: Domains): string | null {
  const host = /@([^?&>]*)/.exec(uri)?.[1] ?? ''
  return domains.isValid(host.replace(/(?:%20)+$/, '')) ? uri : null
}

function domainOf(uri: string, domains: Domains): string | null {
  const host =
    /^mailto:/i.test(uri) || /^[^:/]*@/.test(uri)
      ? /@([^?&>\s]+)/.exec(uri)?.[1]
      : /^[a-z]+:\/\/(?:[^@/?#]*@)?([^/?#:]+)/i.exec(uri)?.[1]
  if (host === undefined) return null
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(host)) return host
  return domains.registered(host.replace(/\.$/, ''))
}
