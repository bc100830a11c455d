import type { LiveJob, LiveResult } from '../load/live.ts'
import { startProduct } from '../targets/product.ts'
import { millis } from './figures.ts'
import type { Measurement } from './row.ts'

/** From the 250 to the event on the WebSocket, at 100 messages a second. */
export const live: Measurement = {
  id: 'live',
  async run({ scale, options, loader, product: how, say }) {
    say(`100 messages a second, ${scale.live} s`)
    const product = await startProduct(how)
    const job = (seconds: number): LiveJob => ({
      smtpPort: product.smtpPort,
      url: `${product.url.replace('http', 'ws')}/api/events`,
      rate: 100,
      seconds,
      seed: options.seed,
    })
    await loader.call<LiveResult>('live', job(scale.live / 5))
    const result = await loader.call<LiveResult>('live', job(scale.live))
    await product.stop()
    const { p50, p90, p99 } = result.lateness
    const lost = result.sent - result.told
    return {
      rows: [
        {
          id: 'live',
          what: 'SMTP 250 → event on the WebSocket, 100 messages/s: p90',
          ours: `p50 ${millis(p50)}, p99 ${millis(p99)}; ${result.told} of ${result.sent}; final dot → event p90 ${millis(result.whole.p90)}`,
          control: '',
          figure: millis(p90),
          budget: '≤ 20 ms',
          holds: p90 <= 20 && lost === 0,
          figures: { ...result },
        },
      ],
    }
  },
}
