import { mailSource } from '../mail/mail.ts'
import { mailsOf } from '../mail/pool.ts'
import type { Job, JobResult } from './job.ts'
import { percentiles } from './latency.ts'
import { SmtpSender, type Desk } from './sender.ts'
import { wireOf, type Wire } from './wire.ts'

/** More failures than this, and the job is given up. */
const patience = 20
/** A server that accepts nothing for so long hangs. */
const stallMs = 60_000

/**
 * Does a job: opens the connections, waits for the start, sends, and tells how it went.
 * @param go resolves when the clock may start; called when everything is ready
 */
export async function send(job: Job, go: () => Promise<void>): Promise<JobResult> {
  const next = wires(job)
  const latencies: number[] = []
  const result = { accepted: 0, failed: 0, failure: null as string | null, bytes: 0 }
  let taken = 0
  let until = Infinity
  let last = 0
  const most = job.count ?? Infinity
  const desk: Desk = {
    take() {
      const enough = taken >= most || result.failed > patience || performance.now() >= until
      if (enough) return null
      taken++
      return next()
    },
    done(wire, ms) {
      last = performance.now()
      latencies.push(ms)
      result.accepted++
      result.bytes += wire.data.length - 5
    },
    failed(why) {
      result.failed++
      result.failure ??= why
    },
    hopeful: () => result.failed <= patience,
  }
  const users = job.users ?? ['']
  const senders = Array.from({ length: job.connections }, (_, i) => {
    const user = users[i % users.length] ?? ''
    return new SmtpSender({ port: job.port, mode: job.mode, user, desk })
  })
  await Promise.all(senders.map(({ ready }) => ready))
  await go()
  const began = performance.now()
  const cpu = process.cpuUsage()
  if (job.seconds !== undefined) until = began + job.seconds * 1000
  for (const sender of senders) sender.start()
  let seen = -1
  const watch = setInterval(() => {
    if (result.accepted === seen) {
      desk.failed(`nothing was accepted for ${stallMs / 1000} s`)
      for (const sender of senders) sender.abandon()
    }
    seen = result.accepted
  }, stallMs)
  await Promise.all(senders.map(({ over }) => over))
  clearInterval(watch)
  const { user, system } = process.cpuUsage(cpu)
  const ms = Math.max(0, last - began)
  return { ...result, ms, latency: percentiles(latencies), cpuMs: (user + system) / 1000 }
}

function wires({ pool, fresh }: Job): () => Wire {
  if (fresh) {
    const make = mailSource(pool.seed, pool.size)
    return () => wireOf(make())
  }
  const all = mailsOf(pool).map(wireOf)
  let at = 0
  return () => {
    const wire = all[at++ % all.length]
    if (!wire) throw new Error('the pool of messages is empty')
    return wire
  }
}
