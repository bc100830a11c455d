import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'
import { binPath } from './run.mjs'

/** Editors write a file in several steps. */
const settleMs = 150

/** Runs the server from its sources, anew after each change, and the UI from Vite's own server. */
export function develop(args) {
  const start = (...words) => spawn(process.execPath, words, { cwd: root, stdio: 'inherit' })
  const startServer = () => start('--import', 'tsx', 'server/main.ts', ...args)
  let server = startServer()
  const vite = start(binPath('vite'))

  let timer
  watch(join(root, 'server'), { recursive: true }, (_, file) => {
    if (!file?.endsWith('.ts')) return
    clearTimeout(timer)
    timer = setTimeout(restart, settleMs)
  })
  function restart() {
    const started = () => (server = startServer())
    if (server.exitCode !== null || server.signalCode !== null) return started()
    server.once('exit', started)
    server.kill('SIGTERM')
  }

  const stop = () => {
    server.removeAllListeners('exit')
    server.kill('SIGTERM')
    vite.kill('SIGTERM')
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}
