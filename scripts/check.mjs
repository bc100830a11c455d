import { spawn } from 'node:child_process'
import { binPath } from './run.mjs'
import { root } from './root.mjs'

/** LIST of what `npm run check` asks for; each says nothing when all is well. */
const steps = [
  { name: 'lint', bin: 'eslint', args: ['.', '--max-warnings', '0'] },
  { name: 'types of the tests', bin: 'tsc', args: ['-p', 'tsconfig.json'] },
  { name: 'types of the server', bin: 'tsc', args: ['-p', 'server/tsconfig.json', '--noEmit'] },
  {
    name: 'types of the interface',
    bin: 'svelte-check',
    args: ['--tsconfig', 'web/tsconfig.json', '--fail-on-warnings', '--output', 'human'],
  },
  { name: 'format', bin: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
]

/** @returns {Promise<boolean>} true when the step found nothing */
function check({ name, bin, args }) {
  const began = Date.now()
  const child = spawn(process.execPath, [binPath(bin), ...args], { cwd: root })
  /** @type {Buffer[]} */
  const output = []
  child.stdout.on('data', (chunk) => output.push(chunk))
  child.stderr.on('data', (chunk) => output.push(chunk))
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const seconds = ((Date.now() - began) / 1000).toFixed(1)
      process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`)
      if (code !== 0) process.stdout.write(Buffer.concat(output))
      resolve(code === 0)
    })
  })
}

const waiting = [...steps]
let good = true

async function work() {
  for (let step = waiting.shift(); step; step = waiting.shift()) good = (await check(step)) && good
}

await Promise.all([work(), work()])
process.exitCode = good ? 0 : 1
