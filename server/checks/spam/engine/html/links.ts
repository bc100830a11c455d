/** What is read of one link. */
const maxLength = 8_192

const sources = new Map([
  ...['body', 'table', 'tr', 'td'].map((tag): [string, string[]] => [tag, ['background']]),
  ...['a', 'area', 'link'].map((tag): [string, string[]] => [
    tag,
    ['href', 'data-saferedirecturl'],
  ]),
  ...['img', 'frame', 'iframe', 'embed', 'script', 'bgsound'].map((tag): [string, string[]] => [
    tag,
    ['src'],
  ]),
  ['form', ['action']],
  ['base', ['href']],
])

/** The links of a start tag, as they are written. */
export function linksOf(tag: string, attributes: ReadonlyMap<string, string>): string[] {
  if (tag === 'meta') return refreshOf(attributes)
  return (sources.get(tag) ?? []).flatMap((name) => {
    const value = attributes.get(name)
    return value === undefined ? [] : [trimmed(value.replaceAll('\xef\xbb\xbf', ''))]
  })
}

function refreshOf(attributes: ReadonlyMap<string, string>): string[] {
  const content = attributes.get('content') ?? ''
  if (!/refresh/i.test(attributes.get('http-equiv') ?? '')) return []
  const url = /\burl\s*=\s*([^;]*)/i.exec(content)?.[1]
  return url === undefined ? [] : [trimmed(url)]
}

export function trimmed(link: string): string {
  return link
    .slice(0, maxLength + 100)
    .replace(/^[\s\xa0]+|[\s\xa0]+$/g, '')
    .slice(0, maxLength)
}

/** The base that a `base` element sets; null when browsers take no notice of it. */
export function baseOf(link: string): string | null {
  if (!/^(?:https?|ftp):/i.test(link)) return null
  const folder = link.replace(/^([a-z]+:\/{0,2}[^/]+\/(?:.*\/)?)[^/.]+\.[^/.]{2,4}$/i, '$1')
  return folder.endsWith('/') ? folder : `${folder}/`
}

interface Reference {
  scheme: string | undefined
  authority: string | undefined
  path: string
  query: string | undefined
  fragment: string | undefined
}

/** RFC 3986, appendix B. */
function split(link: string): Reference {
  const form = /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#([^]*))?$/
  const [, scheme, authority, path = '', query, fragment] = form.exec(link) ?? []
  return { scheme, authority, path, query, fragment }
}

/** Where a link leads (RFC 3986 §5.2, not strict); what is no address of a host stays as it is. */
export function target(base: string, link: string): string {
  if (/^(?:data|mailto|file|cid|tel):/i.test(link)) return link
  const from = split(base)
  const to = split(link)
  if (to.scheme !== undefined && to.scheme === from.scheme) to.scheme = undefined
  const path = withoutDots(to.path)
  if (to.scheme !== undefined) return join({ ...to, path })
  if (to.authority !== undefined) return join({ ...to, path, scheme: from.scheme })
  const { scheme, authority } = from
  const whole = { scheme, authority, fragment: to.fragment }
  if (to.path === '') return join({ ...whole, path: from.path, query: to.query ?? from.query })
  if (to.path.startsWith('/')) return join({ ...whole, path, query: to.query })
  return join({ ...whole, path: withoutDots(merged(from, to.path)), query: to.query })
}

function merged(base: Reference, path: string): string {
  if (base.authority !== undefined && base.path === '') return `/${path}`
  return base.path.replace(/[^/]*$/, '') + path
}

/** RFC 3986 §5.2.4. */
function withoutDots(path: string): string {
  if (!path.includes('.')) return path
  const done: string[] = []
  const segments = path.split('/')
  segments.forEach((segment, index) => {
    const last = index === segments.length - 1
    if (segment === '..') {
      if (done.length > 1 || (done.length === 1 && done[0] !== '')) done.pop()
    } else if (segment !== '.') done.push(segment)
    if (last && (segment === '.' || segment === '..')) done.push('')
  })
  return done.join('/')
}

function join({ scheme, authority, path, query, fragment }: Reference): string {
  const host = authority === undefined ? '' : `//${authority}`
  const rest = `${query === undefined ? '' : `?${query}`}${fragment === undefined ? '' : `#${fragment}`}`
  const guessed = /^(www|ftp)\d*\./i.exec(authority ?? '')?.[1]?.toLowerCase()
  const named = scheme ?? (guessed === 'www' ? 'http' : guessed)
  return `${named === undefined ? '' : `${named}:`}${host}${path}${rest}`
}
