import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run, runBin } from './run.mjs'

/** The shell first: the same engine without the frame of a window starts faster. */
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
  'msedge',
]

/** The path of a Chromium that starts: one that is here, else Playwright's, else the system's. */
export async function findChromium() {
  const named = process.env.MAILPROOF_CHROMIUM
  if (named) {
    if (starts(named)) return named
    return giveUp(`MAILPROOF_CHROMIUM names ${named}, which does not start`)
  }
  const here = await present()
  if (here) return here
  process.stderr.write('No Chromium found; fetching one …\n')
  await runBin('playwright-core', ['install', '--no-shell', 'chromium'], { timeout: 300_000 })
  const fetched = await present()
  if (fetched) return fetched
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await installPackage()
    const installed = await present()
    if (installed) return installed
  }
  return giveUp('the browser tests need a Chromium, and none could be fetched')
}

async function present() {
  const { chromium } = await import('playwright-core')
  return [...onPath(), ...usualPlaces(), chromium.executablePath()].find(starts)
}

function onPath() {
  const ends = process.platform === 'win32' ? ['.exe'] : ['']
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return folders.flatMap((folder) =>
    names.flatMap((name) => ends.map((end) => join(folder, name + end))),
  )
}

function usualPlaces() {
  const { ProgramFiles, LOCALAPPDATA, 'ProgramFiles(x86)': programFiles86 } = process.env
  const windows = [ProgramFiles, programFiles86, LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ])
  return [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ...windows,
  ]
}

/** A download without the system's libraries exists and does not start. */
function starts(path) {
  if (!existsSync(path)) return false
  // On Windows `--version` opens a window instead of answering.
  if (process.platform === 'win32') return true
  return spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0
}

async function installPackage() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-q'], { env })
  await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium'], { env })
}

function giveUp(why) {
  process.stderr.write(
    `${why}.\nInstall Chromium, Chrome or Edge, or set MAILPROOF_CHROMIUM to the path of one.\n`,
  )
  process.exit(1)
}
