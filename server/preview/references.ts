import { plainCid } from '../mime/roles.ts'
import type { Lead } from './remote.ts'

/** Where a mail's references lead: to its own parts, into itself, or nowhere. Counts what was blocked. */
export interface References {
  /**
   * An image, a font, a style sheet: the URL to load instead, or null when it is blocked.
   * @param as what it may be fetched as where the user asked for that; absent: never
   */
  resource(url: string, as?: 'file' | 'style'): string | null
  /** The target of a link; null for one that must not be followed. */
  link(url: string): string | null
  /** From `<base href>`. */
  setBase(url: string): void
  blocked(): Blocked
}

/** What the page says of itself in its `mailproof-remote` meta. */
interface Blocked {
  count: number
  hosts: string[]
  /** How many the user asked for are led to us; absent where he did not ask. */
  shown?: number
}

const maxHosts = 100
const maxUrl = 64 * 1024

/** Schemes a click must never open: they run code or read local files. */
const closedSchemes = new Set(
  'javascript vbscript livescript data blob filesystem file about view-source chrome resource'.split(
    ' ',
  ),
)

/**
 * @param cids Content-ID → URL of the part
 * @param lead leads remote references where the user asked for them; absent: all are blocked
 * @param from where the references stand, for those that are relative
 */
export function createReferences(
  cids: Record<string, string>,
  lead?: Lead,
  from: URL | null = null,
): References {
  const parts = new Map(Object.entries(cids).map(([cid, url]) => [cid.toLowerCase(), url]))
  const seen = new Set<string>()
  const shown = new Set<string>()
  const hosts = new Set<string>()
  let base = from

  function resolve(text: string): URL | null {
    try {
      return new URL(text, base ?? undefined)
    } catch {
      // Relative without a base, or no URL at all: leads nowhere.
      return null
    }
  }

  return {
    resource(url, as) {
      const text = bare(url)
      const scheme = schemeOf(text)
      if (scheme === 'cid') return parts.get(plainCid(text.slice(4))) ?? null
      if (scheme === 'data')
        return /^data:(?:image|font|application\/(?:x-)?font)/i.test(text) ? text : null
      if (text.startsWith('#')) return text
      const target = resolve(text.startsWith('//') && !base ? `https:${text}` : text)
      const led = target && as && lead ? lead(target, as) : null
      if (target && led !== null) {
        shown.add(target.href)
        return led
      }
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
    blocked: () => ({
      count: seen.size,
      hosts: [...hosts].sort(),
      ...(lead ? { shown: shown.size } : {}),
    }),
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
