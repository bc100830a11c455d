import { readConfig, type Config } from '../config.ts'
import { createLog, type MainLog } from '../log.ts'
import type { Running } from '../start.ts'
import { hostAndPort, isLoopback } from './address.ts'
import type { CommandInput } from './command.ts'

/** Starts the product and stays until a signal comes. */
export async function runStart({ args, env, version, stdout, stderr }: CommandInput) {
  const config = readConfig({ args, env })
  const log = createLog({
    level: config.logLevel,
    format: config.logFormat,
    out: stdout,
    error: stderr,
  })
  const stopped = nextStop()
  // Loaded late: a mistake in the settings is answered at once.
  const { start } = await import('../start.ts')
  const running = await start(config, log, version)
  tellWhere(running, config, log, version)
  const signal = await stopped
  log.info({ signal }, 'stopping')
  await running.close()
  return 0
}

/** npm hands on a Ctrl-C that the terminal has sent already: such a pair is one wish to stop. */
const pairMs = 500

/** Resolves with the first signal to stop; a second one, later, ends the process at once. */
function nextStop(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let first: number | undefined
    const hear = (signal: NodeJS.Signals) => {
      first ??= Date.now()
      if (Date.now() - first > pairMs) process.exit(1)
      resolve(signal)
    }
    process.on('SIGINT', hear)
    process.on('SIGTERM', hear)
  })
}

function tellWhere({ url, sandbox }: Running, config: Config, log: MainLog, version: string) {
  const smtp = sandbox.smtp.listeners.map(
    ({ host, port, tls }) => hostAndPort(host, port) + (tls === 'implicit' ? ' (TLS)' : ''),
  )
  log.say(`Mailproof ${version}`)
  log.say(`  Send mail to  ${smtp.join(', ')}`)
  log.say(`  Read it at    ${url}`)
  log.say(`  Kept in       ${config.store.path}`)
  if (!isLoopback(config.http.host) && config.http.auth === null) {
    log.warn(
      { host: config.http.host },
      'everyone who reaches this machine can read the mail; set http-auth, or host to 127.0.0.1',
    )
  }
}
