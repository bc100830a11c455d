import type { HttpConfig } from '../../config.ts'
import { ConfigError } from '../../config/error.ts'
import type { ErrorAnswer } from '../../types.ts'
import { hostAndPort, reachable } from '../address.ts'

export type Caller = <T>(method: string, path: string, body?: object) => Promise<T>

/** What the server refused, or that none answers; in a sentence. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed'
}

/** Calls the Mailproof at this address, or the one that these settings describe. */
export function callerOf(url: string | undefined, http: HttpConfig): Caller {
  const base = url ?? `http://${hostAndPort(reachable(http.host), http.port)}${http.basePath}`
  if (!URL.canParse(base)) {
    throw new ConfigError(`--url: '${base}' is not an address such as http://127.0.0.1:8025`)
  }
  const { username, password } = new URL(base)
  const auth =
    username === ''
      ? http.auth
      : { user: decodeURIComponent(username), password: decodeURIComponent(password) }
  const plain = new URL(base)
  plain.username = plain.password = ''
  const headers: Record<string, string> = { 'Content-Type': 'application/json' }
  if (auth) {
    const token = Buffer.from(`${auth.user}:${auth.password}`).toString('base64')
    headers.Authorization = `Basic ${token}`
  }
  return async <T>(method: string, path: string, body?: object) => {
    const target = `${plain.href.replace(/\/+$/, '')}${path}`
    const answer = await fetch(target, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
    }).catch((error: unknown) => {
      const why = error instanceof Error && error.cause instanceof Error ? error.cause : error
      const reason = why instanceof Error ? why.message : String(why)
      throw new CallFailed(
        `no Mailproof answers at ${plain.href} (${reason}); start it, or give --url`,
      )
    })
    if (answer.ok) return (await answer.json()) as T // by the schema of the route
    const { error } = (await answer.json().catch(() => ({}))) as Partial<ErrorAnswer>
    throw new CallFailed(error?.message ?? `${answer.status} ${answer.statusText}`)
  }
}
