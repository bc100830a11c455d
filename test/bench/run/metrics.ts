import { ask } from './http.ts'

/** Node's histogram holds the time between two ticks of a timer of so many ms, idle or not. */
const tickMs = 10

export interface LoopDelay {
  p50: number
  p99: number
  max: number
}

/**
 * How late the main thread's event loop was since the last call, in ms: the server's own
 * measurement out of /metrics, less the tick that an idle loop shows.
 */
export async function loopDelay(url: string): Promise<LoopDelay> {
  const { body } = await ask(`${url}/metrics`)
  const value = (name: string) => {
    const [, text = 'NaN'] = new RegExp(`^${name} (\\S+)$`, 'm').exec(body) ?? []
    return Math.max(0, Number(text) * 1000 - tickMs)
  }
  return {
    p50: value('nodejs_eventloop_lag_p50_seconds'),
    p99: value('nodejs_eventloop_lag_p99_seconds'),
    max: value('nodejs_eventloop_lag_max_seconds'),
  }
}
