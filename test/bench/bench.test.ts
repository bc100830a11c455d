import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { measurements } from './rows/index.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mailproof-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function bench(...args: string[]) {
  const program = ['--import', 'tsx', 'test/bench/main.ts', '--temp', folder, ...args]
  const child = spawn(process.execPath, program, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const ended = once(child, 'exit').then(([code]) => ({ code: Number(code), text }))
  const says = (word: string) =>
    new Promise<void>((resolve) => {
      child.stderr.on('data', () => {
        if (text.includes(word)) resolve()
      })
    })
  return { child, ended, says }
}

/** The interface has a test of its own. */
const others = measurements.map(({ id }) => id).filter((id) => id !== 'interface')

/** All of it in its smallest form: the figures mean nothing. */
test('measures every row and leaves nothing behind', { timeout: 240_000 }, async () => {
  const json = join(folder, 'bench.json')
  const { code, text } = await bench(
    ...['--tiny', '--markdown', '--only', others.join(','), '--json', json],
  ).ended
  expect(code, text).toBe(0)
  const { rows }: { rows: { id: string; what: string; figure: string; holds: unknown }[] } =
    JSON.parse(readFileSync(json, 'utf8'))
  expect(rows.map(({ id }) => id)).toEqual([
    'burst',
    'each',
    'sustained',
    'retention',
    'loop',
    'list-under-load',
    'list-200',
    'search-200',
    'search-more-200',
    'live',
    'checks',
    'checks-drained',
    'release',
    'release-capture',
    'memory',
    'memory-large',
    'matrix',
  ])
  const unmeasured = rows.filter(({ holds, id }) => holds === null && id !== 'list-under-load')
  expect(unmeasured).toEqual([])
  expect(rows.filter(({ figure }) => /NaN|Infinity/.test(figure))).toEqual([])
  for (const { what } of rows) expect(text).toContain(`| ${what} |`)
  expect(readdirSync(folder)).toEqual(['bench.json'])
})

test.skipIf(process.platform === 'win32')(
  'ends its servers and removes its folders when interrupted',
  { timeout: 120_000 },
  async () => {
    const { child, ended, says } = bench('--tiny', '--only', 'burst')
    await says('burst')
    expect(readdirSync(folder).length).toBeGreaterThan(0)
    child.kill('SIGINT')
    expect((await ended).code).toBe(130)
    expect(readdirSync(folder)).toEqual([])
  },
)

test('says which measurements there are when one is unknown', async () => {
  const { code, text } = await bench('--only', 'speed').ended
  expect(code).toBe(1)
  expect(text).toContain('--only speed: there are burst, each, sustained')
})

/** The figures of a browser on whatever machine runs this; the budgets are judged by the bench. */
test('measures the interface in a browser', { timeout: 240_000 }, async () => {
  const json = join(folder, 'interface.json')
  const size = process.env['MAILPROOF_MESSAGES'] ?? '5k'
  const { code, text } = await bench(
    ...['--tiny', '--only', 'interface', '--sizes', size, '--json', json],
  ).ended
  expect(code, text).toBe(0)
  process.stdout.write(`${text}\n`)
  const { rows }: { rows: { id: string; figures: Record<string, number | string> }[] } = JSON.parse(
    readFileSync(json, 'utf8'),
  )
  expect(rows.map(({ id }) => id)).toEqual([
    'ui-bytes',
    'ui-list',
    'ui-preview',
    'ui-row',
    'ui-frames',
    'ui-scroll',
  ])
  const figures = Object.assign({}, ...rows.map((row) => row.figures)) as Record<string, unknown>
  expect(figures['bytes']).toBeLessThanOrEqual(120_000)
  expect(figures['nodes']).toBeLessThan(1000)
  expect(figures['last']).toBe('Message 0 of many')
})
