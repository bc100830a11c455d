import { WebSocket } from 'ws'
import { once } from 'node:events'
import { mailSource } from '../mail/mail.ts'
import { percentiles, type Percentiles } from './latency.ts'
import { SmtpSender, type Desk } from './sender.ts'
import { wireOf, type Wire } from './wire.ts'

export interface LiveJob {
  smtpPort: number
  /** Of the WebSocket. */
  url: string
  /** Messages a second. */
  rate: number
  seconds: number
  seed: number
}

export interface LiveResult {
  sent: number
  /** Of those, how many the WebSocket told of. */
  told: number
  failed: number
  /** From the 250 to the event; an event that came first counts as 0. */
  lateness: Percentiles
  /** From the final dot to the event. */
  whole: Percentiles
}

/** By the clock of the client. */
export interface Times {
  acknowledged?: number
  began?: number
  told?: number
}

/** Mail at an even pace, and how soon a WebSocket tells of it; both clocks are the client's. */
export async function live(job: LiveJob): Promise<LiveResult> {
  const wires = marked(job)
  const times = new Map<string, Times>(wires.map(({ subject }) => [subject, {}]))
  const socket = new WebSocket(job.url)
  await once(socket, 'message')
  let told = 0
  socket.on('message', (data: Buffer) => {
    const event = JSON.parse(data.toString()) as { type: string; message?: { subject: string } }
    const entry = event.type === 'message.stored' && times.get(event.message?.subject ?? '')
    if (!entry) return
    entry.told = performance.now()
    told++
  })
  const failed = await paced(job, wires, times)
  const end = performance.now() + 5000
  while (told + failed < wires.length && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  socket.terminate()
  const known = [...times.values()]
  const since = (from: 'acknowledged' | 'began') =>
    known.flatMap((one) => {
      const start = one[from]
      return start === undefined || one.told === undefined ? [] : [Math.max(0, one.told - start)]
    })
  return {
    sent: wires.length,
    told,
    failed,
    lateness: percentiles(since('acknowledged')),
    whole: percentiles(since('began')),
  }
}

/** Messages that can be told apart by their subject. */
export function marked({ seed, rate, seconds }: Omit<LiveJob, 'url'>): Wire[] {
  const next = mailSource(seed, 5000)
  return Array.from({ length: Math.ceil(rate * seconds) }, (_, i) => {
    const mail = next()
    const subject = `live ${i}`
    const text = mail.raw.toString().replace(/^Subject: .*(?:\r\n .*)*/m, `Subject: ${subject}`)
    return wireOf({ ...mail, subject, raw: Buffer.from(text) })
  })
}

/** @returns how many failed */
export async function paced(
  job: Omit<LiveJob, 'url'>,
  wires: Wire[],
  times: Map<string, Times>,
): Promise<number> {
  let taken = 0
  let failed = 0
  let began = 0
  const due = () => Math.floor(((performance.now() - began) / 1000) * job.rate)
  const desk: Desk = {
    take() {
      const wire = wires[taken]
      if (!wire) return null
      if (taken >= due()) return 'later'
      taken++
      return wire
    },
    done(wire, ms) {
      const now = performance.now()
      const entry = times.get(wire.subject)
      if (entry) Object.assign(entry, { acknowledged: now, began: now - ms })
    },
    failed: () => failed++,
    hopeful: () => failed < wires.length,
  }
  const senders = Array.from(
    { length: 8 },
    () => new SmtpSender({ port: job.smtpPort, mode: 'step', user: '', desk }),
  )
  await Promise.all(senders.map(({ ready }) => ready))
  began = performance.now()
  for (const sender of senders) sender.start()
  const clock = setInterval(() => {
    for (const sender of senders) sender.wake()
  }, 2)
  await Promise.all(senders.map(({ over }) => over))
  clearInterval(clock)
  return failed
}
