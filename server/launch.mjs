// `npm start` and `npm run dev`: whatever is missing is installed and built, then Mailproof runs
// in this process. Plain JavaScript without packages: nothing is installed when it begins.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from '../scripts/build.mjs'
import { ensureInstalled, requireNode } from '../scripts/install.mjs'
import { root } from '../scripts/root.mjs'

const args = process.argv.slice(2)

requireNode()
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
