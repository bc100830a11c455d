import type { ChildProcess } from 'node:child_process'

/** A server that takes mail while the bench measures. */
export interface Target {
  name: string
  smtpPort: number
  /** Null when it is not ours to look at (`--peer`). */
  child: ChildProcess | null
  /** Messages in its list, through its API; null where there is none or it is unknown. */
  listed(): Promise<number | null>
  stop(): Promise<void>
}
