import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Config } from '../../server/config.ts'
import type { Given } from '../../server/sandbox.ts'
import { start, type Running } from '../../server/start.ts'
import type { Log } from '../../server/types.ts'
import { hear, type Heard } from './events.ts'
import { keptFiles } from './kept-certificate.ts'

export type Options = {
  [K in 'smtp' | 'http' | 'store' | 'fetch']?: Partial<Config[K]>
} & {
  spam?: Partial<Config['checks']['spam']>
  auth?: Partial<Config['checks']['auth']>
  relays?: Config['relays']
}

export interface Answer<T> {
  status: number
  headers: Headers
  /** The JSON answer; the text of any other. */
  body: T
}

export interface CallOptions {
  query?: Record<string, string | number | boolean | undefined>
  /** Sent as JSON; a string or bytes as they are. */
  body?: unknown
  headers?: Record<string, string>
}

export interface TestSandbox extends Running {
  smtpPort: number
  /** Calls the API: `api('GET', '/api/info')`. */
  // The caller says what it expects; schemas hold the answer to it where that is the test.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- see above
  api<T = any>(method: string, path: string, options?: CallOptions): Promise<Answer<T>>
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** Listens to the WebSocket. */
  events(query?: string, headers?: Record<string, string>): Heard
  /** Sends by SMTP and answers the id that the reply to DATA carries. */
  send(mail: SendMailOptions, auth?: { user: string; pass: string }): Promise<string>
  /** What went to the log as warnings and errors. */
  complaints: string[]
}

/** The whole product, on free ports, with a data file of its own that goes on close. */
export async function startSandbox(options: Options = {}, given: Given = {}): Promise<TestSandbox> {
  const complaints: string[] = []
  const running = await start(configOf(options), logInto(complaints), '0.0.0-test', given)
  const { url, sandbox } = running
  const smtpPort = sandbox.smtp.listeners[0]?.port ?? 0

  async function call(method: string, path: string, { query, body, headers }: CallOptions = {}) {
    const target = new URL(url + path)
    for (const [name, value] of Object.entries(query ?? {})) {
      if (value !== undefined) target.searchParams.append(name, String(value))
    }
    const asIs = typeof body === 'string' || body instanceof Uint8Array
    const response = await fetch(target, {
      method,
      headers: {
        ...(body === undefined || asIs ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: asIs ? (body as string | Uint8Array<ArrayBuffer>) : JSON.stringify(body) }),
    })
    const text = await response.text()
    const json = response.headers.get('content-type')?.startsWith('application/json') === true
    return {
      status: response.status,
      headers: response.headers,
      body: json && text !== '' ? JSON.parse(text) : text,
    }
  }

  async function send(mail: SendMailOptions, auth?: { user: string; pass: string }) {
    const transport = createTransport({
      host: '127.0.0.1',
      port: smtpPort,
      ignoreTLS: true,
      ...(auth ? { auth } : {}),
    })
    try {
      const { response } = await transport.sendMail(mail)
      const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(response)?.[0]
      if (id === undefined) throw new Error(`no id in the reply: ${response}`)
      return id
    } finally {
      transport.close()
    }
  }

  return Object.assign(running, {
    smtpPort,
    complaints,
    api: call,
    fetch: (path: string, init?: RequestInit) => fetch(url + path, init),
    events: (query = '', headers = {}) =>
      hear(`${url.replace('http', 'ws')}/api/events${query}`, headers),
    send,
  })
}

/** A sandbox that gives a score, by our own rules. */
export const scoring = { spam: { rules: 'own' } } satisfies Options

/** What the program would have read, for a product that nobody else sees. */
const noDns = { servers: 'off', timeoutMs: 1000 } as const

export function configOf({ smtp, http, store, fetch, spam, auth, relays }: Options): Config {
  return {
    smtp: {
      host: '127.0.0.1',
      ports: [0],
      tlsPort: null,
      auth: 'any',
      maxSize: 50 * 1024 * 1024,
      maxRecipients: 1000,
      maxConnections: 1000,
      idleTimeoutMs: 60_000,
      certificate: keptFiles(),
      ...smtp,
    },
    http: {
      host: '127.0.0.1',
      port: 0,
      basePath: '',
      allowHosts: [],
      auth: null,
      ...http,
    },
    store: { path: ':memory:', retention: { messages: 10_000, days: null, bytes: null }, ...store },
    fetch: { allowHosts: [], ...fetch },
    // Its rules take a moment to be read: for those who look at the score.
    checks: {
      spam: { rules: 'off', spamd: null, rspamd: null, sending: null, ...spam },
      // Nobody is asked, unless a test brings a DNS server of its own.
      auth: { ...{ dns: noDns, lists: { address: [], domain: [] }, sendingIp: null }, ...auth },
    },
    relays: relays ?? [],
    logLevel: 'silent',
    settings: [],
  }
}

function logInto(complaints: string[]): Log {
  const keep = (fields: object, text: string) => {
    const error = 'err' in fields && fields.err instanceof Error ? ` ${fields.err.stack}` : ''
    complaints.push(text + error)
  }
  return { debug: () => {}, info: () => {}, warn: keep, error: keep }
}
