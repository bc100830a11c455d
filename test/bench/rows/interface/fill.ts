import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as Start from '../../../../server/start.ts'
import type { MessagePage } from '../../../../server/types.ts'
import { configOf } from '../../../helpers/sandbox.ts'
import { askJson } from '../../run/http.ts'
import { until } from '../../run/wait.ts'

const batch = 5_000
const senders = ['Almería Ceramics', 'Billing', 'Support', 'Warehouse', 'Calendar', 'Newsletter']

/**
 * Fills a data file with small mail, straight into the store: a million lines of a list need no
 * letters behind them.
 * @param main the built dist/server/main.js; the threads of the store run as they are built
 */
export async function fillFile(main: string, path: string, count: number): Promise<void> {
  const built = pathToFileURL(join(dirname(main), 'start.js')).href
  // The built file is the same module as its source.
  const { start } = (await import(built)) as typeof Start
  const retention = { messages: null, days: null, bytes: null }
  const quiet = () => undefined
  const fail = (_: object, text: string) => {
    throw new Error(text)
  }
  const log = { debug: quiet, info: quiet, warn: quiet, error: fail }
  await using product = await start(configOf({ store: { path, retention } }), log, 'bench')
  const { store, ingest } = product.sandbox
  const scope = { actor: 'bench', inboxes: 'all' as const }
  const inbox = (await store.inboxes(scope))[0]?.id ?? ''
  for (let from = 0; from < count; from += batch) {
    const length = Math.min(batch, count - from)
    await ingest(Array.from({ length }, (_, i) => aMail(from + i, inbox)))
  }
  const waiting = async () =>
    (await askJson<MessagePage>(`${product.url}/api/messages?limit=1`)).pending
  await until(async () => (await waiting()) === 0, { everyMs: 50, forMs: 3_600_000 })
}

function aMail(n: number, inbox: string) {
  const sender = senders[n % senders.length] ?? ''
  const to = `person${n % 997}@example.test`
  const lines = [
    `From: ${sender} <${sender.split(' ')[0]?.toLowerCase()}@sender.test>`,
    `To: ${to}`,
    `Subject: Message ${n} of many`,
    `Message-ID: <${n}@sender.test>`,
    '',
    `This is the text of number ${n}, and it goes on for a line.`,
    '',
  ]
  return {
    raw: Buffer.from(lines.join('\r\n')),
    envelope: { from: 'bulk@sender.test', to: [to], body: null, smtpUtf8: false, dsn: null },
    connection: null,
    session: null,
    origin: { kind: 'import' as const, source: 'bench' },
    inbox,
  }
}
