import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runNpm } from '../../../scripts/run.mjs'
import { startProgram, temporaryFolder } from '../run/children.ts'
import { freePort } from '../run/ports.ts'
import { until } from '../run/wait.ts'
import { connectPeer } from './peer.ts'
import type { Target } from './target.ts'

/** MailDev 3 with dependencies that can all be installed. */
const manifest = {
  private: true,
  dependencies: { maildev: '3.0.0' },
  overrides: { mailparser: '3.9.14', libmime: '5.4.1', 'encoding-japanese': '2.2.0' },
}

/**
 * Installs MailDev from npm into a folder that goes with the bench.
 * @returns how to start it; null when it cannot be installed
 */
export async function installMailDev(): Promise<(() => Promise<Target>) | null> {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  const args = ['install', '--no-audit', '--no-fund', '--loglevel', 'error']
  const code = await runNpm(args, { cwd: folder, stdio: 'ignore' })
  if (code !== 0) return null
  const program = join(folder, 'node_modules', 'maildev', 'dist', 'bin', 'maildev.js')
  return async () => {
    const [smtpPort, httpPort] = [await freePort(), await freePort()]
    const ports = ['--smtp', String(smtpPort), '--web', String(httpPort)]
    const where = ['--ip', '127.0.0.1', '--web-ip', '127.0.0.1', '--silent']
    return started('MailDev', process.execPath, [program, ...ports, ...where], smtpPort, httpPort)
  }
}

/** Starts another catcher and waits until its list can be read. */
export async function started(
  name: string,
  program: string,
  args: string[],
  smtpPort: number,
  httpPort: number,
): Promise<Target> {
  const running = startProgram(program, args)
  let target = await connectPeer({ name, smtpPort, httpPort })
  const isReady = async () => {
    if (running.child.exitCode !== null) throw new Error(`${name} ended:\n${running.output()}`)
    target = await connectPeer({ name, smtpPort, httpPort })
    return (await target.listed()) !== null
  }
  if (!(await until(isReady, { everyMs: 100, forMs: 30_000 }))) {
    throw new Error(`${name} does not answer:\n${running.output()}`)
  }
  return { ...target, child: running.child, stop: () => running.stop() }
}
