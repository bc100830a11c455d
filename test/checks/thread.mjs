// The thread of checks that a test makes do what it says.
import { workerData } from 'node:worker_threads'
import { serveChecks } from '../../dist/server/checks/serve.js'

const acts = {
  die: () => process.exit(3),
  hang: () => {
    for (;;);
  },
  hog: () => {
    const all = []
    for (;;) all.push(new Array(1e6).fill(all.length))
  },
  fail: () => {
    throw new Error('no such luck')
  },
}

const check = {
  id: 'score',
  when: 'arrival',
  run({ raw }) {
    const text = Buffer.from(raw).toString()
    for (const [word, act] of Object.entries(acts)) if (text.includes(word)) act()
    return { facts: { spam: text.length }, details: { thread: process.hrtime.bigint() > 0n } }
  },
}

const known = { zones: [], inboxes: {} }
const dns = { state: () => 'off', ask: () => ({ state: 'off', records: [], planned: false }) }
serveChecks({ checks: [check], dns, known: () => known, learn() {}, beat: workerData.beat })
