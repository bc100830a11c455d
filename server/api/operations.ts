import type { Hono } from 'hono'
import type { Sandbox } from '../sandbox.ts'
import { errorResponse } from './errors.ts'
import type { Metrics } from './metrics.ts'

/** How long the store may take to answer before it counts as not ready, in ms. */
const patience = 2_000

/** For whoever watches the process; they tell nothing of the mail, so nobody is asked who he is. */
export function registerProbes(app: Hono, sandbox: Sandbox, closing: AbortSignal): void {
  app.get('/livez', () => plain('ok', 200))
  app.get('/readyz', async () => {
    const trouble = closing.aborted ? 'stopping' : await notReady(sandbox)
    return trouble === null ? plain('ok', 200) : plain(trouble, 503)
  })
}

/** Counters are behind the guard like everything else. */
export function registerMetrics(app: Hono, metrics: Metrics, sandbox: Sandbox): void {
  app.get('/metrics', async () => {
    try {
      return plain(await metrics.text(), 200, metrics.contentType)
    } catch (error) {
      return errorResponse(error, 'en', sandbox.log)
    }
  })
}

async function notReady({ store, smtp, log }: Sandbox): Promise<string | null> {
  if (smtp.listeners.length === 0) return 'no SMTP port is open'
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, patience, 'the store does not answer')
  })
  try {
    return await Promise.race([late, refusal(store)])
  } catch (error) {
    log.warn({ err: error }, 'not ready')
    return 'the store fails'
  } finally {
    clearTimeout(timer)
  }
}

/** Whoever waits for readiness is going to send mail. */
async function refusal(store: Sandbox['store']): Promise<string | null> {
  await store.seq()
  const [trouble] = (await store.troubles()).filter(({ code }) => code === 'store-refuses')
  return trouble?.text.en ?? null
}

function plain(text: string, status: number, type = 'text/plain; charset=utf-8'): Response {
  return new Response(text, {
    status,
    headers: { 'Content-Type': type, 'Cache-Control': 'no-store' },
  })
}
