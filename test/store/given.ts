import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { onTestFinished } from 'vitest'
import type {
  Analysis,
  AnalysisJob,
  AnalysisResult,
  Engine,
  HeaderScan,
  NewMessage,
  Store,
  StoreOptions,
} from '../../server/store/store.ts'
import { wordsOf } from '../../server/search/words.ts'
import type { Inbox, SandboxEvent, Scope, Session } from '../../server/types.ts'

export const everyone: Scope = { actor: 'test', inboxes: 'all' }
export const only = (...inboxes: string[]): Scope => ({ actor: 'test', inboxes })

export interface Given {
  store: Store
  inbox: Inbox
  events: SandboxEvent[]
  warnings: string[]
  /** Resolves with the first event, past or to come, that fits. */
  event<T extends SandboxEvent['type']>(
    type: T,
    fits?: (event: SandboxEvent & { type: T }) => boolean,
  ): Promise<SandboxEvent & { type: T }>
}

/** An open store that is closed when the test ends. */
export async function aStore(engine: Engine, options: Partial<StoreOptions> = {}): Promise<Given> {
  const events: SandboxEvent[] = []
  const warnings: string[] = []
  const waiting = new Set<() => void>()
  const store = await engine.open({
    path: ':memory:',
    retention: { messages: null, days: null, bytes: null },
    publish: (more) => {
      events.push(...more)
      for (const look of waiting) look()
    },
    warn: ({ en }) => warnings.push(en),
    ...options,
  })
  onTestFinished(() => store.close())
  const inbox = (await store.inboxes(everyone)).find(({ isDefault }) => isDefault)
  if (!inbox) throw new Error('no default inbox')
  return {
    ...{ store, inbox, events, warnings },
    event: (type, fits = () => true) =>
      new Promise((resolve) => {
        const look = () => {
          for (const event of events) {
            if (event.type !== type) continue
            // The type was compared just now.
            const found = event as SandboxEvent & { type: typeof type }
            if (!fits(found)) continue
            waiting.delete(look)
            return resolve(found)
          }
        }
        waiting.add(look)
        look()
      }),
  }
}

/** A folder that goes with the test. */
export async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mailproof-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export const noHeader: HeaderScan = {
  subject: null,
  from: null,
  sender: null,
  to: [],
  cc: [],
  bcc: [],
  replyTo: [],
  sentAt: null,
  messageId: null,
  inReplyTo: [],
  references: [],
}

type Sketch = Partial<Omit<NewMessage, 'header'>> & {
  subject?: string
  text?: string
  header?: Partial<HeaderScan>
}

/** A message for an inbox; the subject is also in the raw source, where the analyser finds it. */
export function aMessage(inbox: Inbox | string, sketch: Sketch = {}): NewMessage {
  const { subject = 'Hello', text = 'A text.', header, ...rest } = sketch
  return {
    id: randomUUID(),
    inbox: typeof inbox === 'string' ? inbox : inbox.id,
    arrivedAt: new Date().toISOString(),
    raw: Buffer.from(`Subject: ${subject}\r\n\r\n${text}`),
    header: {
      ...noHeader,
      subject,
      from: { name: 'Shop', address: 'shop@example.test' },
      to: [{ name: '', address: 'lucia@example.test' }],
      ...header,
    },
    envelope: {
      from: 'shop@example.test',
      to: ['lucia@example.test'],
      body: null,
      smtpUtf8: false,
      dsn: null,
    },
    connection: null,
    session: null,
    origin: { kind: 'smtp' },
    tags: [],
    metadata: {},
    ...rest,
  }
}

export function aSession(sketch: Partial<Session> = {}): Session {
  return {
    id: randomUUID(),
    startedAt: new Date().toISOString(),
    endedAt: null,
    outcome: 'open',
    reason: '',
    clientAddress: '127.0.0.1',
    clientPort: 40_000,
    serverPort: 1025,
    ehlo: 'client.example.test',
    tls: null,
    user: null,
    authMethod: null,
    messages: 0,
    transcript: [{ at: 0, from: 'server', text: '220 ready' }],
    truncated: false,
    ...sketch,
  }
}

/** What a simple analyser finds: subject and text of the raw source. */
export function analysisOf({ raw }: AnalysisJob): Analysis {
  const [head = '', text = ''] = Buffer.from(raw).toString('utf8').split('\r\n\r\n')
  const subject = head.replace('Subject: ', '')
  const words = (value: string) => wordsOf(value).join(' ')
  return {
    header: {
      ...noHeader,
      subject,
      from: { name: 'Shop', address: 'shop@example.test' },
      to: [{ name: '', address: 'lucia@example.test' }],
    },
    parts: [],
    snippet: text.slice(0, 200),
    attachments: text.includes('attached') ? 1 : 0,
    html: text.includes('<p>'),
    link: text.includes('http'),
    text: 'text',
    complaint: null,
    words: {
      subject: words(subject),
      from: words('Shop shop@example.test'),
      to: words('lucia@example.test'),
      cc: '',
      bcc: '',
      replyTo: '',
      header: '',
      text: words(text),
      name: '',
    },
  }
}

export interface Analyser {
  port: MessagePort
  jobs: AnalysisJob[]
  /** Resolves when that many jobs have come. */
  got(jobs: number): Promise<void>
  answer(result: AnalysisResult): void
  /** The end of an analyser that was killed. */
  die(): void
}

/** An analyser at the other end of a new port; without `respond` it only takes jobs. */
export function anAnalyser(
  store: Store,
  respond?: (job: AnalysisJob) => AnalysisResult | null,
): Analyser {
  const { port1, port2 } = new MessageChannel()
  const jobs: AnalysisJob[] = []
  const waiting = new Set<() => void>()
  port2.on('message', (job: AnalysisJob) => {
    jobs.push(job)
    const result = respond?.(job)
    if (result) port2.postMessage(result)
    for (const look of waiting) look()
  })
  port2.unref()
  onTestFinished(() => port2.close())
  store.analyseWith(port1)
  return {
    port: port2,
    jobs,
    got: (wanted) =>
      new Promise((resolve) => {
        const look = () => {
          if (jobs.length >= wanted) resolve()
        }
        waiting.add(look)
        look()
      }),
    answer: (result) => port2.postMessage(result),
    die: () => port2.close(),
  }
}

/** Analyses what comes, and waits until nothing is left of these. */
export async function analysed({ store, event }: Given, messages: NewMessage[]): Promise<void> {
  anAnalyser(store, (job) => ({ n: job.n, analysis: analysisOf(job) }))
  for (const { id } of messages) await event('message.analysed', ({ message }) => message.id === id)
}

export async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}

/** A clock that a test moves. */
export function aClock(): { now: () => number; forward(ms: number): void } {
  let ahead = 0
  return { now: () => Date.now() + ahead, forward: (ms) => (ahead += ms) }
}
