import { Agent, request } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: 12 })

export interface Answer {
  status: number
  body: Buffer
}

/** One request of the API; rejects when the connection ends. */
export async function call(url: string, method = 'GET', body?: Body): Promise<Answer> {
  try {
    return await ask(url, method, body)
  } catch (error) {
    // A kept connection that the server closed just now, as it may.
    if (error instanceof Reused) return ask(url, method, body)
    throw error
  }
}

class Reused extends Error {}

type Body = { json: unknown } | { mail: Buffer }

function ask(url: string, method: string, body?: Body): Promise<Answer> {
  const bytes = !body
    ? undefined
    : 'mail' in body
      ? body.mail
      : Buffer.from(JSON.stringify(body.json))
  const type = body && 'mail' in body ? 'message/rfc822' : 'application/json'
  // Node sends a body with DELETE only when its length is said.
  const headers = bytes ? { 'Content-Type': type, 'Content-Length': bytes.length } : {}
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { agent: method === 'GET' ? agent : false, method, headers },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) }),
        )
      },
    )
    sent.setTimeout(60_000, () => sent.destroy(new Error(`no answer in 60 s: ${method} ${url}`)))
    sent.on('error', (error) =>
      reject(sent.reusedSocket ? new Reused(error.message, { cause: error }) : error),
    )
    sent.end(bytes)
  })
}

/** The JSON of a successful answer; an Error with what the server said otherwise. */
export async function json<T>(url: string, method = 'GET', body?: Body): Promise<T> {
  const answer = await call(url, method, body)
  if (answer.status >= 300) {
    throw new Error(`${method} ${url} answers ${answer.status}: ${answer.body.toString()}`)
  }
  // The caller knows the API that it asks.
  return (answer.body.length === 0 ? null : JSON.parse(answer.body.toString())) as T
}

/** Does something with each of a list, a few at a time. */
export async function each<T>(list: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...list]
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: 6 }, worker))
}
