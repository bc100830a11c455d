import { workerData } from 'node:worker_threads'
import { createLiveResolver } from '../dns/live.ts'
import { createChecks } from './index.ts'
import { serveChecks, type Handed } from './serve.ts'

/** Typed by the only one who starts this thread. */
const { config, knowledge, beat } = workerData as Handed

let known = knowledge
const dns = createLiveResolver(config.auth.dns)
serveChecks({
  ...{ dns, beat },
  checks: createChecks(config, () => known),
  known: () => known,
  learn: (next) => (known = next),
})
