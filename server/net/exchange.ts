import type { LookupAddress } from 'node:dns'
import { request as plainRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as tlsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { literal } from './address.ts'
import { Refusal, type FetchOptions } from './fetch.ts'

/** Bytes of a header that is read. */
const longestHeader = 16 * 1024

/**
 * One request to one of these addresses and no other, up to the header of the answer.
 * @throws Refusal `connection` or `tls`
 */
export function exchange(
  url: URL,
  addresses: LookupAddress[],
  { accept, method = 'GET', signal, ca }: FetchOptions & { ca: string | undefined },
): Promise<IncomingMessage> {
  const secure = url.protocol === 'https:'
  const host = literal(url.hostname) ?? url.hostname
  const options: RequestOptions & { servername?: string; ca?: string } = {
    method,
    host,
    path: url.pathname + url.search,
    headers: {
      Host: url.host,
      Accept: accept,
      'Accept-Encoding': 'gzip, deflate, br',
      'User-Agent': 'Mozilla/5.0 (compatible; Mailproof)',
      Connection: 'close',
    },
    // A connection of its own: none that is kept open was made for another check.
    agent: false,
    lookup: pinned(addresses),
    maxHeaderSize: longestHeader,
    ...(url.port === '' ? {} : { port: url.port }),
    ...(signal ? { signal } : {}),
    ...(ca === undefined ? {} : { ca }),
    ...(secure && literal(url.hostname) === null ? { servername: host } : {}),
  }
  return new Promise((resolve, reject) => {
    const request = (secure ? tlsRequest : plainRequest)(options, resolve)
    request.on('error', (error) => reject(refusalOf(error)))
    // 101 and the like: nobody asked for another protocol.
    request.on('upgrade', (_, socket) => {
      socket.destroy()
      reject(new Refusal('connection', 'the server changed the protocol'))
    })
    request.end()
  })
}

/** In place of DNS: what was checked is what is connected to. */
function pinned(addresses: LookupAddress[]): LookupFunction {
  return (_, options, done) => {
    const [first] = addresses
    if (options.all === true) done(null, addresses)
    else if (first) done(null, first.address, first.family)
  }
}

/** Codes of TLS, and those of OpenSSL for a certificate that does not do. */
const ofTls = /CERT|SSL|TLS|ISSUER|EPROTO|VERIFY|INVALID_CA|PURPOSE|PATH_LENGTH|MISMATCH/

export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const detail = error instanceof Error ? error.message : String(error)
  return new Refusal(ofTls.test(code) ? 'tls' : 'connection', detail)
}
