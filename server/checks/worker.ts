import { workerData } from 'node:worker_threads'
import { createChecks } from './index.ts'
import { serveChecks, type Handed } from './serve.ts'

/** Typed by the only one who starts this thread. */
const { config, beat } = workerData as Handed

serveChecks(createChecks(config), beat)
