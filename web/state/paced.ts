/**
 * Makes a function that may be called often run seldom: `delay` ms after the first call of a
 * flurry, then at most once in `every` ms, and always once after the last call.
 */
export function paced(run: () => void, pace: { delay: number; every: number }): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = -Infinity
  return () => {
    if (timer !== undefined) return
    const wait = Math.max(pace.delay, last + pace.every - performance.now())
    timer = setTimeout(() => {
      timer = undefined
      last = performance.now()
      run()
    }, wait)
  }
}
