import { startHttp, type HttpServer } from './api/http.ts'
import type { Config } from './config.ts'
import { openSandbox, type Given, type Sandbox } from './sandbox.ts'
import type { Log } from './types.ts'

export interface Running extends AsyncDisposable {
  sandbox: Sandbox
  http: HttpServer
  /** Of the UI. */
  url: string
  close(): Promise<void>
}

/**
 * Starts the product: store, threads, SMTP, then HTTP. The program and the tests both come in here.
 * @throws SandboxError `conflict` for a port in use, `storage` for an unusable data file
 */
export async function start(
  config: Config,
  log: Log,
  version: string,
  given: Given = {},
): Promise<Running> {
  const sandbox = await openSandbox(config, log, version, given)
  const http = await startHttp(sandbox).catch(async (error: unknown) => {
    await sandbox.close()
    throw error
  })
  // A courtesy to whoever finds the data file locked; the product runs without it.
  await sandbox.store
    .describe(http.url)
    .catch((error: unknown) => log.warn({ err: error }, 'the lock cannot say where we are'))
  let closing: Promise<void> | undefined
  const close = () =>
    (closing ??= (async () => {
      await http.close()
      await sandbox.close()
    })())
  return { sandbox, http, url: http.url, close, [Symbol.asyncDispose]: close }
}
