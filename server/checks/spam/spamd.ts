import { connect } from 'node:net'
import type { Outcome } from '../check.ts'
import type { SpamConfig } from '../../config.ts'
import { mostRules, rounded, type KeptRule, type SpamDetails } from './details.ts'
import type { SpamScorer } from './scorer.ts'
import { readReply, type SpamdRule } from './spamd-reply.ts'
import { engineDown } from './texts.ts'
import { withReceived } from './transport.ts'

/** A reply is a table of rules; more than this is none, in bytes. */
const largestReply = 1024 * 1024

/** Asks SpamAssassin's daemon by its own protocol (SPAMC 1.5, method REPORT). */
export function createSpamd({ spamd, sending }: SpamConfig): SpamScorer {
  const { host, port } = spamd ?? { host: '127.0.0.1', port: 783 }
  return {
    async score(input, { budget }) {
      const began = performance.now()
      const message = withReceived(input, sending)
      let reply: Buffer
      try {
        reply = await ask({ host, port, message, timeout: budget })
        const { score, rules, version } = readReply(reply.toString('utf8'))
        return outcome({ score, rules, version, ms: performance.now() - began })
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        const reason = engineDown('spamd', `${host}:${port}`, why)
        return { facts: {}, details: null, undecided: { reason, again: true } }
      }
    },
  }
}

function outcome(found: {
  score: number
  rules: SpamdRule[]
  version: string
  ms: number
}): Outcome<SpamDetails> {
  const rules = found.rules.map(({ name, points, description }): KeptRule => ({
    ...{ name, points, description: { en: description, es: description } },
    ...{ hint: null, scope: 'content', matched: null },
  }))
  const score = rounded(found.score)
  const details: SpamDetails = {
    ...{ engine: 'spamd', score, content: null, transport: null, ms: Math.round(found.ms) },
    ruleSet: { name: 'SpamAssassin', version: found.version, rules: 0, notEvaluated: [] },
    rules: rules.sort((a, b) => b.points - a.points).slice(0, mostRules),
  }
  return { facts: { spam: score }, details }
}

interface Question {
  host: string
  port: number
  message: Uint8Array
  timeout: number
}

/** One question is one connection; the daemon closes it behind its reply. */
function ask({ host, port, message, timeout }: Question): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port })
    const chunks: Buffer[] = []
    let size = 0
    const fail = (error: Error) => {
      clearTimeout(timer)
      socket.destroy()
      reject(error)
    }
    const timer = setTimeout(() => fail(new Error(`no answer within ${timeout} ms`)), timeout)
    socket.on('connect', () => {
      socket.write(`REPORT SPAMC/1.5\r\nContent-length: ${message.length}\r\n\r\n`)
      socket.end(message)
    })
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      size += chunk.length
      if (size > largestReply) fail(new Error('the reply is too long'))
    })
    socket.on('error', fail)
    socket.on('close', () => {
      clearTimeout(timer)
      resolve(Buffer.concat(chunks))
    })
  })
}
