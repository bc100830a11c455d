import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../run/children.ts'
import { freePort } from '../run/ports.ts'
import { started } from './maildev.ts'
import type { Target } from './target.ts'

const source = 'github.com/axllent/mailpit@latest'

/**
 * Builds Mailpit with Go, unless a program is given.
 * @returns how to start it; null when Go or its module is not to be had
 */
export async function buildMailpit(given: string | null): Promise<(() => Promise<Target>) | null> {
  const folder = temporaryFolder()
  const program = given ?? (await built(folder))
  if (program === null) return null
  let run = 0
  return async () => {
    const [smtpPort, httpPort] = [await freePort(), await freePort()]
    const args = [
      ...['--smtp', `127.0.0.1:${smtpPort}`, '--listen', `127.0.0.1:${httpPort}`],
      ...['--database', join(folder, `${run++}.db`), '--max', '0', '--quiet'],
      ...['--disable-version-check', '--smtp-disable-rdns'],
    ]
    return started('Mailpit', program, args, smtpPort, httpPort)
  }
}

async function built(folder: string): Promise<string | null> {
  const env = { ...process.env, GOBIN: folder }
  const code = await new Promise((resolve) => {
    const child = spawn('go', ['install', source], { cwd: folder, env, stdio: 'ignore' })
    child.on('error', resolve)
    child.on('exit', resolve)
  })
  const program = join(folder, process.platform === 'win32' ? 'mailpit.exe' : 'mailpit')
  return code === 0 && existsSync(program) ? program : null
}
