import { plainCid } from '../mime/roles.ts'

/** Where a mail's references lead: to its own parts, into itself, or nowhere. Counts what was blocked. */
export interface References {
  /** An image, a font, a style sheet: the URL to load instead, or null when it is blocked. */
  resource(url: string): string | null
  /** The target of a link; null for one that must not be followed. */
  link(url: string): string | null
  /** From `<base href>`. */
  setBase(url: string): void
  blocked(): { count: number; hosts: string[] }
}

const maxHosts = 100
const maxUrl = 64 * 1024

/** Schemes a click must never open: they run code or read local files. */
const closedSchemes = new Set(
  'javascript vbscript livescript data blob filesystem file about view-source chrome resource'.split(
    ' ',
  ),
)

/** @param cids Content-ID → URL of the part */
export function createReferences(cids: Record<string, string>): References {
  const parts = new Map(Object.entries(cids).map(([cid, url]) => [cid.toLowerCase(), url]))
  const seen = new Set<string>()
  const hosts = new Set<string>()
  let base: URL | null = null

  function resolve(text: string): URL | null {
    try {
      return new URL(text, base ?? undefined)
    } catch {
      // Relative without a base, or no URL at all: leads nowhere.
      return null
    }
  }

  return {
    resource(url) {
      const text = bare(url)
      const scheme = schemeOf(text)
      if (scheme === 'cid') return parts.get(plainCid(text.slice(4))) ?? null
      if (scheme === 'data')
        return /^data:(?:image|font|application\/(?:x-)?font)/i.test(text) ? text : null
      if (text.startsWith('#')) return text
      const target = resolve(text.startsWith('//') ? `https:${text}` : text)
      if (target && /^(?:https?|ftp):$/.test(target.protocol)) {
        seen.add(target.href)
        if (hosts.size < maxHosts) hosts.add(target.host)
      }
      return null
    },
    link(url) {
      const text = bare(url)
      if (text.startsWith('#')) return text
      const scheme = schemeOf(text)
      if (scheme !== null) return closedSchemes.has(scheme) ? null : text
      if (text.startsWith('//')) return `https:${text}`
      return base ? (resolve(text)?.href ?? null) : null
    },
    setBase(url) {
      const text = bare(url)
      base ??= /^https?:/i.test(text) ? resolve(text) : null
    },
    blocked: () => ({ count: seen.size, hosts: [...hosts].sort() }),
  }
}

/** As browsers read a URL: blanks around it go, tabs and line ends anywhere. */
function bare(url: string): string {
  return url
    .slice(0, maxUrl)
    .replace(/[\t\r\n]/g, '')
    .replace(/^[\p{Cc} ]+/u, '')
    .trimEnd()
}

function schemeOf(text: string): string | null {
  return /^([a-z][a-z0-9+.-]{0,40}):/i.exec(text)?.[1]?.toLowerCase() ?? null
}
