import { hostInScript } from './punycode.ts'

/** Where a link of a mail really leads. */
export interface Target {
  /** In three pieces: what stands before the host, the host, what stands behind it. */
  before: string
  host: string
  after: string
  /** The host in its own script, where its name is not plain ASCII. */
  script: string | null
  /** Another host that the text of the link names. */
  claimed: string | null
  /** It runs code, or reads files of this machine: it leads nowhere. */
  blocked: boolean
}

const longest = 2000

/** @param text what the link shows */
export function targetOf(href: string, text: string, blocked = false): Target {
  const address = href.slice(0, longest)
  const none = { before: '', host: '', after: address, script: null, claimed: null, blocked }
  if (blocked || !URL.canParse(address)) return none
  const url = new URL(address)
  if (!/^https?:$/.test(url.protocol)) return { ...none, after: readable(url.href) }
  const { host, hostname } = url
  const start = url.href.indexOf(host, url.href.lastIndexOf('@', url.href.indexOf('/', 8)) + 1)
  const script = hostInScript(hostname)
  const claimed = claimedHost(text)
  return {
    before: url.href.slice(0, start),
    host,
    after: url.href.slice(start + host.length),
    script: script === hostname ? null : script,
    claimed: claimed !== null && !alike(claimed, hostname) ? hostInScript(claimed) : null,
    blocked,
  }
}

/** Addresses of mail and telephones read better without their escapes. */
function readable(href: string): string {
  try {
    return decodeURIComponent(href)
  } catch {
    // A lone per cent sign: as it stands.
    return href
  }
}

/** What ends in these is a file that has a dot in its name. */
const files = new Set(
  'pdf doc docx xls xlsx ppt pptx csv txt md html htm xml json js ts css png jpg jpeg gif svg webp zip gz eml ics exe'.split(
    ' ',
  ),
)

/** The host that the text of a link names, if it looks like an address at all. */
function claimedHost(text: string): string | null {
  const bare = text.trim().slice(0, 300)
  const match =
    /^(https?:\/\/|www\.)?((?:[\p{L}\p{N}][\p{L}\p{N}-]{0,62}\.){1,10}\p{L}{2,24})(?::\d{1,5})?(?=[/?#]|$)\S{0,250}$/iu.exec(
      bare,
    )
  if (!match) return null
  const [, scheme, name = ''] = match
  if (scheme === undefined && files.has(name.slice(name.lastIndexOf('.') + 1).toLowerCase())) {
    return null
  }
  const address = `http://${name}`
  return URL.canParse(address) ? new URL(address).hostname : null
}

/** One is the other, or a part of it: `www.shop.test` and `shop.test`. */
function alike(one: string, other: string): boolean {
  const [a, b] = [one, other].map((host) => host.toLowerCase().replace(/^www\./, ''))
  if (a === undefined || b === undefined) return false
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`)
}
