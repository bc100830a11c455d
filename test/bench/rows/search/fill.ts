import type { Inbox, InboxList, Message, MessagePage } from '../../../../server/types.ts'
import { ask, askJson } from '../../run/http.ts'
import type { Product } from '../../targets/product.ts'
import { number } from '../figures.ts'
import type { Bench } from '../row.ts'
import type { Filled } from './queries.ts'

/** Half of all mail goes to the default inbox. */
const users = [...Array<string>(8).fill(''), 'shop', 'shop', 'shop', 'shop', 'staging', 'staging']
const steps = 10

/** Fills an empty store through SMTP, as applications do: every message is another one. */
export async function fill(bench: Bench, product: Product, total: number): Promise<Filled> {
  let middle = now()
  for (let step = 0; step < steps; step++) {
    bench.say(`filling: ${number((total / steps) * step)} of ${number(total)}`)
    const seed = bench.options.seed + 100 + step
    await part(bench, product, { seed, count: Math.ceil(total / steps), users })
    await part(bench, product, {
      seed: seed + 50,
      count: Math.ceil(total / 10_000),
      users: ['rare'],
    })
    if (step === steps / 2 - 1) middle = now()
  }
  bench.say('waiting for the index')
  if (!(await product.drained(3_600_000))) throw new Error('the index did not come after')
  const { inboxes } = await askJson<InboxList>(`${product.url}/api/inboxes`)
  const rare: Inbox | undefined = inboxes.find(({ user }) => user === 'rare')
  if (!rare) throw new Error('the inbox of the user "rare" is not there')
  await readSome(product)
  const kept = await product.listed()
  return { total: kept, rareInbox: rare.id, middle, samples: await samplesOf(product, kept) }
}

/** To the second, as people write it. */
const now = () => `${new Date().toISOString().slice(0, 19)}Z`

/** Ten messages, evenly spread. */
async function samplesOf({ url }: Product, total: number): Promise<Filled['samples']> {
  const places = Array.from({ length: 10 }, (_, i) => Math.floor((total * (i + 0.5)) / 10))
  const found = places.map(async (offset) => {
    const page = await askJson<MessagePage>(`${url}/api/messages?limit=1&offset=${offset}`)
    const message = await askJson<Message>(`${url}/api/messages/${page.messages[0]?.id}`)
    const { subject, messageId, to } = message
    return { subject: subject ?? '', messageId: messageId ?? '', to: to[0]?.address ?? '' }
  })
  return Promise.all(found)
}

interface Part {
  seed: number
  count: number
  users: string[]
}

async function part({ loader }: Bench, product: Product, { seed, count, users }: Part) {
  const result = await loader.send({
    port: product.smtpPort,
    mode: 'pipeline',
    connections: users.length,
    pool: { seed, size: 'mix', distinct: 0 },
    fresh: true,
    count,
    users,
  })
  if (result.failed > 0) throw new Error(`the store cannot be filled: ${result.failure}`)
}

/** About a tenth has been read: `is:unread` must have something to leave out. */
async function readSome({ url }: Product): Promise<void> {
  const json = { inbox: 'all', q: 'subject:ticket', change: { unread: false } }
  await ask(`${url}/api/messages`, { method: 'PATCH', json, timeoutMs: 600_000 })
}
