import type { SpawnOptions } from 'node:child_process'

/** What TypeScript needs to know of run.mjs. */
export function runNpm(args: string[], options?: SpawnOptions): Promise<number>
