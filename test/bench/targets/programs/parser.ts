import { simpleParser } from 'mailparser'
import { mailsOf, type Pool } from '../../mail/pool.ts'
import { serve } from '../../run/calls.ts'

serve({
  /** Parses the messages of the pool in turn for so long, as an application would: all defaults. */
  async parse({ pool, seconds }: { pool: Pool; seconds: number }) {
    const mails = mailsOf(pool)
    const cpu = process.cpuUsage()
    const began = performance.now()
    const until = began + seconds * 1000
    let messages = 0
    while (performance.now() < until) {
      const mail = mails[messages % mails.length]
      if (mail) await simpleParser(mail.raw)
      messages++
    }
    const { user, system } = process.cpuUsage(cpu)
    return { messages, ms: performance.now() - began, cpuMs: (user + system) / 1000 }
  },
})
