import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { root } from './root.mjs'
import { binPath } from './run.mjs'

/** What the compiler says after each round, whether or not it found errors. */
const compiled = /Watching for file changes/

/**
 * The server is compiled after each change of a source and starts anew; the UI comes from Vite's
 * own server, which hands requests for the API on to port 8025.
 */
export function develop(args) {
  const node = (...words) => spawn(process.execPath, words, { cwd: root, stdio: 'inherit' })
  const tsc = spawn(
    process.execPath,
    [binPath('tsc'), '-p', 'server/tsconfig.json', '--watch', '--preserveWatchOutput'],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const vite = node(binPath('vite'))
  let server

  createInterface({ input: tsc.stdout }).on('line', (line) => {
    process.stdout.write(`${line}\n`)
    if (compiled.test(line)) restart()
  })
  function restart() {
    const startServer = () => (server = node('dist/server/main.js', ...args))
    if (!server || server.exitCode !== null || server.signalCode !== null) return startServer()
    server.removeAllListeners('exit')
    server.once('exit', startServer)
    server.kill('SIGTERM')
  }

  const stop = () => {
    server?.removeAllListeners('exit')
    for (const child of [server, tsc, vite]) child?.kill('SIGTERM')
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}
