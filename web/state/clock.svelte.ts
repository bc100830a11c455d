let now = $state(Date.now())

/** The instant that relative times are told from. */
export const clock = {
  get now(): number {
    return now
  },
}

/** Moves the clock on; returns the function that stops it. */
export function startClock(): () => void {
  const timer = setInterval(() => (now = Date.now()), 15_000)
  return () => clearInterval(timer)
}
