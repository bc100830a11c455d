/** The parts of a request that tell where it comes from. */
export interface Knock {
  method: string
  upgrade: boolean
  header(name: string): string | undefined
}

const reading = new Set(['GET', 'HEAD'])

/**
 * Whether a web page of another origin made the browser send this. Programs send no Origin and no
 * Sec-Fetch fields, and are no concern here: they cannot be tricked by a page.
 *
 * Acting and opening the WebSocket need the same origin. Reading does too, but for following a
 * link to Mailproof from elsewhere.
 */
export function isForeign(knock: Knock): boolean {
  const origin = knock.header('origin')
  const acts = knock.upgrade || !reading.has(knock.method)
  if (acts && origin !== undefined && !sameOrigin(origin, knock.header('host'))) return true
  if (knock.header('sec-fetch-site') !== 'cross-site') return false
  const followed =
    knock.header('sec-fetch-mode') === 'navigate' && knock.header('sec-fetch-dest') === 'document'
  return acts || !followed
}

/** Compares host and port only: behind a proxy that ends TLS, the scheme is not the one seen here. */
function sameOrigin(origin: string, host: string | undefined): boolean {
  if (host === undefined) return false
  try {
    const url = new URL(origin)
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return false
    return url.host === new URL(`${url.protocol}//${host}`).host
  } catch {
    // 'null' and whatever else is no URL comes from no page of ours.
    return false
  }
}
