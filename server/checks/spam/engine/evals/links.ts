import { isIP } from 'node:net'
import type { EvalContext, EvalFunction } from '../eval.ts'
import { isDomain, registeredDomain } from './domains.ts'

/** What links say of themselves and where they go. */
export const linkFunctions: Record<string, EvalFunction> = {
  check_https_http_mismatch: goesElsewhere,
  check_https_ip_mismatch: goesToAddress,
  check_for_http_redirector: isRedirected,
  check_uri_truncated: ({ mail }) => mail.uris().some(({ text }) => text.length > maxLength),
}

const maxLength = 8_192

/** A link whose text tells `https://` of one domain and which goes to another one. */
function goesElsewhere({ mail, settings }: EvalContext, least = '1', most?: string): boolean {
  return mail.html().some(({ uris }) => {
    const links = new Map<string, { domain: string; texts: string[] }>()
    for (const { text, anchor, source } of uris) {
      const host = /^https?:\/\/([^/:?#]+)/i.exec(text)?.[1]
      if (anchor === null || source !== 'a' || host === undefined || isIP(host) !== 0) continue
      const domain = registeredDomain(host, settings)
      if (!isDomain(domain, settings)) continue
      const link = links.get(text) ?? { domain, texts: [] }
      link.texts.push(anchor)
      links.set(text, link)
    }
    const other = [...links.values()].some(({ domain, texts }) => {
      return texts.some((text) => {
        const host = /https:\/\/([^\s/:?#]+)/i.exec(text)?.[1]
        if (host === undefined) return false
        const told = isIP(host) === 0 ? registeredDomain(host, settings) : host
        return told !== domain && (isIP(host) !== 0 || isDomain(told, settings))
      })
    })
    return other && links.size >= Number(least) && (most === undefined || links.size < Number(most))
  })
}

const toAddress = /^https?:\/*(?:[^@/]+@)?\d+\.\d+\.\d+\.\d+/i

/** A link to a bare address whose text tells another `https:` address. */
function goesToAddress({ mail }: EvalContext): boolean {
  return mail.html().some(({ uris }) =>
    uris.some(({ text, anchor }) => {
      if (anchor === null || !toAddress.test(text)) return false
      return /https:/i.test(anchor) && !/^https:\/*(?:[^@/]+@)?\d+\.\d+\.\d+\.\d+/i.test(anchor)
    }),
  )
}

function isRedirected({ mail, settings }: EvalContext): boolean {
  return mail.uris().some(({ text }) => {
    const [, first, second] =
      /^https?:\/\/([^/:?]+).+?https?:\/{0,2}([^/:?]+)/i.exec(text.slice(0, 2_000)) ?? []
    if (first === undefined || second === undefined) return false
    return registeredDomain(first, settings) !== registeredDomain(second, settings)
  })
}
