import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './root.mjs'
import { runBin } from './run.mjs'

const sources = ['server', 'web', 'package-lock.json', 'tsconfig.json', 'vite.config.ts']
const dist = join(root, 'dist')
/** Holds the moment when the last good build began. */
const stamp = join(dist, '.built')

/** Builds server and UI; ends the process when that fails. */
export async function build() {
  const began = Date.now()
  rmSync(stamp, { force: true })
  forgetLostSources(join(dist, 'server'), join(root, 'server'))
  const codes = await Promise.all([
    runBin('tsc', ['-p', 'server/tsconfig.json']),
    runBin('vite', ['build', '--logLevel', 'warn']),
  ])
  if (codes.some((code) => code !== 0)) {
    process.stderr.write('The build failed: see above\n')
    process.exit(1)
  }
  mkdirSync(dist, { recursive: true })
  writeFileSync(stamp, String(began))
}

/** Builds when a source is newer than the last build. */
export async function ensureBuilt() {
  if (existsSync(stamp)) {
    const built = Number(readFileSync(stamp, 'utf8'))
    if (sources.every((source) => newest(join(root, source)) < built)) return
  }
  process.stderr.write('Building …\n')
  await build()
}

/** When a file, or anything in a folder, last changed; a folder changes when a file goes. */
function newest(path) {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return readdirSync(path).reduce(
    (latest, name) => Math.max(latest, newest(join(path, name))),
    stat.mtimeMs,
  )
}

/** The compiler leaves the output of files that were renamed or deleted. */
function forgetLostSources(built, source) {
  if (!existsSync(built)) return
  for (const entry of readdirSync(built, { withFileTypes: true })) {
    const path = join(built, entry.name)
    if (entry.isDirectory()) {
      forgetLostSources(path, join(source, entry.name))
    } else if (/\.js(\.map)?$/.test(entry.name)) {
      const origin = join(source, entry.name.replace(/\.js(\.map)?$/, '.ts'))
      if (!existsSync(origin)) rmSync(path)
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await build()
