// `npm start` and `npm run dev`: whatever is missing is installed and built, then Mailproof runs
// in this process. Plain JavaScript without packages: nothing is installed when it begins.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from '../scripts/build.mjs'
import { ensureInstalled, requireNode } from '../scripts/install.mjs'
import { root } from '../scripts/root.mjs'

const args = process.argv.slice(2)

requireNode()
if (process.env.npm_lifecycle_event) stopWithNpm()
await ensureInstalled()
if (args[0] === '--dev') {
  const { develop } = await import('../scripts/dev.mjs')
  develop(args.slice(1))
} else {
  await ensureBuilt()
  const main = join(root, 'dist', 'server', 'main.js')
  process.argv.splice(1, 1, main)
  await import(pathToFileURL(main).href)
}

/**
 * A SIGTERM to npm ends npm and its shell, and neither hands it on: without a parent we are to
 * stop too. (On Windows a process keeps the number of a parent that is gone.)
 */
function stopWithNpm() {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  timer.unref()
}
