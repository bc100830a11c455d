import type { LiveMessage, ReleaseState } from '../../server/types.ts'
import { hear } from './events.ts'
import { startRelay, type Answer } from './relay.ts'

const json = { 'Content-Type': 'application/json' }
const often = { attempts: 2, first: 86_400, most: 86_400 }
const tls = { tls: 'none', auth: 'none' }

/** What becomes of a message, and what the relay says to make it so. */
const fates: [words: string, state: ReleaseState, rcpt: Answer, end: Answer][] = [
  ['order 20417', 'delivered', null, null],
  ['filename:broken-cup', 'failed', '550 5.1.1 There is nobody of that name here', null],
  ['"left something behind"', 'deferred', '451 4.7.1 Greylisted, please come again later', null],
  ['order 20418', 'delivered', null, null],
  ['subject:"Kiln opening"', 'uncertain', null, 'drop'],
]

/** Releases some of the seed mail of a product, with all that can become of it, and adds a rule. */
export async function seedReleases(url: string): Promise<void> {
  await using relay = await startRelay()
  using events = hear(`${url.replace('http', 'ws')}/api/events`)
  await events.until(({ type }) => type === 'hello')
  const ask = async (method: string, path: string, body?: unknown) => {
    const init = body === undefined ? {} : { headers: json, body: JSON.stringify(body) }
    const answer = await fetch(url + path, { method, ...init })
    if (!answer.ok) throw new Error(await answer.text())
    // Of what it answers only this is looked at, each where it is.
    return answer.json() as Promise<{ id: string; messages: { id: string }[] }>
  }
  const ses = { preset: 'ses', name: 'Amazon SES', user: 'AKIAEXAMPLE', password: 'secret' }
  await ask('POST', '/api/relays', ses)
  const { host, port } = relay
  const work = { name: 'Postmark', host, port, retry: often, ...tls }
  const { id } = await ask('POST', '/api/relays', work)
  for (const [words, state, rcpt, accepted] of fates) {
    relay.play({ rcpt, accepted })
    const query = new URLSearchParams({ q: words, limit: '1' })
    const { messages } = await ask('GET', `/api/messages?${query}`)
    const { id: message } = messages[0] ?? { id: 'none' }
    await ask('POST', `/api/messages/${message}/release`, { relay: id })
    await events.until(toldOf(message, state))
    // The report of it lands in the inbox.
    if (state === 'failed') await events.until(({ type }) => type === 'message.stored')
  }
  // From now on it is somewhere else, and nothing goes there.
  await ask('PATCH', `/api/relays/${id}`, { host: 'smtp.postmarkapp.com', port: 587, paused: true })
  const policy = { allow: [], block: ['*@gmail.com'], redirect: [], confirmAbove: 10 }
  await ask('PUT', '/api/release-policy', { ...policy, closedInboxes: [], mostHops: 30 })
  const rule = { name: 'Invoices', q: 'has:attachment from:billing', to: ['books@example.test'] }
  await ask('POST', '/api/forward-rules', { ...rule, perHour: 60 })
}

function toldOf(message: string, state: ReleaseState) {
  return (news: LiveMessage): boolean =>
    news.type === 'releases.changed' &&
    (news.releases ?? []).some((row) => row.message === message && row.state === state)
}
