import { collectDefaultMetrics, Counter, Gauge, register, Registry } from 'prom-client'
import type { Sandbox } from '../sandbox.ts'

export interface Metrics {
  contentType: string
  /** The Prometheus text format. */
  text(): Promise<string>
  close(): void
}

/** Memory, CPU, event loop and the like belong to the process, not to one sandbox in it. */
let processWatched = false

function watchProcess(): Registry {
  if (!processWatched) collectDefaultMetrics({ register })
  processWatched = true
  return register
}

/** What is counted since the start of this sandbox. */
export function createMetrics({
  events,
  store,
  smtp,
}: Pick<Sandbox, 'events' | 'store' | 'smtp'>): Metrics {
  const own = new Registry()
  const registers = [own]
  const received = new Counter({
    name: 'mailproof_messages_received_total',
    help: 'Messages kept since the start.',
    registers,
  })
  const bytes = new Counter({
    name: 'mailproof_received_bytes_total',
    help: 'Bytes of the messages kept since the start.',
    registers,
  })
  const sessions = new Counter({
    name: 'mailproof_smtp_sessions_total',
    help: 'SMTP sessions that ended, by outcome.',
    labelNames: ['outcome'] as const,
    registers,
  })
  const everyone = { actor: 'metrics', inboxes: 'all' as const }
  const messages = gauge('mailproof_messages', 'Messages in the store.', own)
  const unread = gauge('mailproof_unread_messages', 'Unread messages in the store.', own)
  const size = gauge('mailproof_message_bytes', 'Bytes of the messages in the store.', own)
  const backlog = gauge('mailproof_analysis_backlog', 'Messages that wait for the analysis.', own)
  const ports = gauge('mailproof_smtp_listeners', 'SMTP ports that are open.', own)

  const unsubscribe = events.subscribe((event) => {
    if (event.type === 'message.stored') {
      received.inc()
      bytes.inc(event.message.size)
    } else if (event.type === 'session.ended') {
      sessions.inc({ outcome: event.session.outcome })
    }
  })
  const all = Registry.merge([watchProcess(), own])
  return {
    contentType: all.contentType,
    async text() {
      const [counts, { pending }] = await Promise.all([store.counts(everyone), store.indexed()])
      messages.set(counts.total)
      unread.set(counts.unread)
      size.set(counts.bytes)
      backlog.set(pending)
      ports.set(smtp.listeners.length)
      return all.metrics()
    },
    close: unsubscribe,
  }
}

function gauge(name: string, help: string, own: Registry): Gauge {
  return new Gauge({ name, help, registers: [own] })
}
