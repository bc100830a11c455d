import { Agent, request } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: 4 })

export interface Answer {
  status: number
  body: string
  /** From the request to the last byte. */
  ms: number
}

export interface Ask {
  method?: string
  json?: unknown
  /** Gives up after so long. */
  timeoutMs?: number
}

/** One HTTP request over a kept connection; rejects when there is no answer. */
export function ask(url: string, { method = 'GET', json, timeoutMs = 30_000 }: Ask = {}) {
  return new Promise<Answer>((resolve, reject) => {
    const began = performance.now()
    const headers = json === undefined ? {} : { 'Content-Type': 'application/json' }
    const sent = request(url, { agent, method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const body = Buffer.concat(chunks).toString()
        resolve({ status: response.statusCode ?? 0, body, ms: performance.now() - began })
      })
    })
    sent.setTimeout(timeoutMs, () => sent.destroy(new Error(`no answer in ${timeoutMs} ms`)))
    sent.on('error', reject)
    sent.end(json === undefined ? undefined : JSON.stringify(json))
  })
}

/** The JSON of a successful answer. */
export async function askJson<T>(url: string, options?: Ask): Promise<T> {
  const { status, body } = await ask(url, options)
  if (status >= 300) throw new Error(`${url} answers ${status}: ${body.slice(0, 200)}`)
  // The caller knows the API that it asks.
  return JSON.parse(body) as T
}
