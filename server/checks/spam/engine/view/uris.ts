import type { Uri } from '../mail.ts'
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
      for (const one of cleaned(written)) {
        add({ text: one, domain: domainOf(one, domains), source: 'parsed', anchor: null })
      }
    }
  }
  for (const uri of html) {
    for (const one of cleaned(uri.text)) add({ ...uri, text: one, domain: domainOf(one, domains) })
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

/** A link as browsers come to take it: escapes undone, a scheme before it, no login, no redirector. */
export function cleaned(written: string): string[] {
  const uri = written.replace(/[\r\n]/g, '').trim()
  if (uri.length <= 1 || /^(?:[#?&]|\/(?!\/))/.test(uri)) return []
  const all = new Set([uri])
  if (/^mailto:/i.test(uri) || /^[^:]*@/.test(uri)) {
    const bare = /^([^@]+@[^?&]+)[?&]/.exec(uri)?.[1]
    if (bare !== undefined) all.add(bare)
    return [...all]
  }
  let plain = uri.replaceAll('\\', '/').replace(/^(https?:)\/{0,2}/i, '$1//')
  plain = plain.replace(/%([2-6][0-9a-f]|7[0-9a-e])/gi, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  )
  if (!/^[-_a-z0-9]+:/i.test(plain)) plain = `http://${plain.replace(/^\/\//, '')}`
  plain = plain.replace(/^(https?:\/\/[^/?#]+)([?#])/i, '$1/$2')
  all.add(plain)
  for (const one of behind(plain)) all.add(one)
  return [...all]
}

/** The link without login and odd signs in its host, and the one that it leads on to. */
function behind(uri: string): string[] {
  const found: string[] = []
  const parts = /^(https?:\/\/)([^@/?#]*@)?([^/?#:]+)([^]*)$/i.exec(uri)
  if (!parts) return found
  const [, scheme = '', login, host = '', rest = ''] = parts
  if (login !== undefined) found.push(scheme + host + rest)
  const port = scheme.toLowerCase() === 'http://' ? /^:80\b/ : /^:443\b/
  if (port.test(rest)) found.push(scheme + host + rest.replace(port, ''))
  const tidy = host.replace(/[^0-9A-Za-z]+$/, '')
  if (tidy !== host) found.push(scheme + tidy + rest)
  const onward = /https?:\/{0,2}[^&#]+/i.exec(rest)?.[0]
  if (onward?.includes('.')) found.push(onward.replace(/^(https?:)\/{0,2}/i, '$1//'))
  return found
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
