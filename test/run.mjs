// `npm test`: installs and builds what is missing, finds a Chromium, runs Vitest with the given
// arguments (`npm test -- test/cli`).
import { ensureBuilt } from '../scripts/build.mjs'
import { ensureInstalled, requireNode } from '../scripts/install.mjs'
import { runBin } from '../scripts/run.mjs'

requireNode()
await ensureInstalled()
await ensureBuilt()
const { findChromium } = await import('../scripts/chromium.mjs')
const MAILPROOF_CHROMIUM = await findChromium()
process.exitCode = await runBin('vitest', ['run', ...process.argv.slice(2)], {
  env: { ...process.env, MAILPROOF_CHROMIUM },
})
