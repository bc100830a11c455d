/** The exit code of a command that Ctrl-C stopped, as shells have it. */
export const stoppedCode = 130

export interface StopSignal {
  signal: AbortSignal
  /** Lets signals do again what they did before. */
  release(): void
}

/** The first Ctrl-C asks for an orderly end, the second ends the process. */
export function stopSignal(): StopSignal {
  const stop = new AbortController()
  const signals = ['SIGINT', 'SIGTERM'] as const
  const hear = () => {
    if (stop.signal.aborted) process.exit(stoppedCode)
    stop.abort()
  }
  for (const one of signals) process.on(one, hear)
  return {
    signal: stop.signal,
    release() {
      for (const one of signals) process.off(one, hear)
    },
  }
}
