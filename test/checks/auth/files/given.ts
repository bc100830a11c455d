import { generate } from 'selfsigned'
import { createFetch, type FetchGuarded, type FetchParts } from '../../../../server/net/index.ts'
import { startWeb, type Answer, type Web } from '../../../net/web.ts'

/** The web of a domain, on loopback. */
export interface DomainWeb extends AsyncDisposable {
  web: Web
  /** PEM of the authority of its certificate. */
  ca: string
  /** Fetches as the product does: every name is this machine, and port 443 the server's own. */
  fetch: FetchGuarded
}

export const hosts = ['mta-sts.shop.example', 'shop.example', 'localhost']

export interface WebOptions extends FetchParts {
  /** Names that the certificate is for. */
  names?: string[]
  /** Hosts that may be fetched from although they are on loopback. */
  allowHosts?: string[]
  trusted?: boolean
}

const day = 24 * 60 * 60 * 1000
let authority: ReturnType<typeof makeAuthority> | null = null

function makeAuthority() {
  return generate([{ name: 'commonName', value: 'Web Authority' }], {
    ...{ keyType: 'ec', algorithm: 'sha256' },
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  })
}

export async function aDomainsWeb(
  answers: Record<string, Answer>,
  { names = hosts, allowHosts = hosts, trusted = true, ...parts }: WebOptions = {},
): Promise<DomainWeb> {
  authority ??= makeAuthority()
  const { private: key, cert: ca } = await authority
  const leaf = await generate([{ name: 'commonName', value: names[0] ?? '' }], {
    ...{ keyType: 'ec', algorithm: 'sha256', ca: { key, cert: ca } },
    notBeforeDate: new Date(Date.now() - day),
    notAfterDate: new Date(Date.now() + 10 * day),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: names.map((value) => ({ type: 2, value })) },
    ],
  })
  const web = await startWeb(answers, '127.0.0.1', { key: leaf.private, cert: leaf.cert })
  const lookup = () => Promise.resolve(['127.0.0.1'])
  const get = createFetch({ allowHosts }, { lookup, ...(trusted ? { ca } : {}), ...parts })
  const here = (url: string) => url.replace(/^(https:\/\/[^/:]+)\//, `$1:${web.port}/`)
  return {
    ...{ web, ca, fetch: (url, options) => get(here(url), options) },
    [Symbol.asyncDispose]: () => web[Symbol.asyncDispose](),
  }
}

/** A logo that keeps to all rules, with this within. */
export const logo = (content = '<rect width="9" height="9"/>') =>
  '<svg xmlns="http://www.w3.org/2000/svg" version="1.2" baseProfile="tiny-ps" ' +
  `viewBox="0 0 100 100"><title>Shop</title>${content}</svg>`

export const policy = 'version: STSv1\r\nmode: enforce\r\nmx: *.shop.example\r\nmax_age: 604800\r\n'
