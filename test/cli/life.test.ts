import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startProduct } from '../helpers/product.ts'
import { main, run } from './program.ts'

const portOf = (url: string) => new URL(url).port

test('shows every command and setting with --help, in any place', async () => {
  const [flag, command, late] = await Promise.all([
    run({ args: ['--help'] }),
    run({ args: ['help'] }),
    run({ args: ['ready', '--http-port', '1', '-h'] }),
  ])
  expect(flag).toMatchObject({ code: 0, stderr: '' })
  expect(flag.stdout).toContain('mailproof sendmail [-t]')
  expect(flag.stdout).toContain('--retention-days DAYS')
  expect([command.stdout, late.stdout]).toEqual([flag.stdout, flag.stdout])
})

test('says its version', async () => {
  const { stdout, code } = await run({ args: ['--version'] })
  expect(code).toBe(0)
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
})

test('runs through a link, as npm installs it', async () => {
  const link = join(mkdtempSync(join(tmpdir(), 'mailproof-link-')), 'mailproof')
  symlinkSync(main, link)
  expect(await run({ args: ['--version'], script: link })).toMatchObject({ code: 0 })
})

test('is ready for those who name its port, and not after it stopped', async () => {
  await using product = await startProduct(
    ...['--data', ':memory:', '--http-auth', 'ana:secret', '--base-path', '/mail'],
  )
  const env = { MAILPROOF_HTTP_PORT: portOf(product.url), MAILPROOF_BASE_PATH: '/mail' }
  expect(await run({ args: ['ready'], env })).toEqual({ code: 0, stdout: 'ready\n', stderr: '' })
  await product.kill('SIGTERM')
  const after = await run({ args: ['ready', '--http-port', portOf(product.url)] })
  expect(after).toMatchObject({ code: 1, stdout: '' })
  expect(after.stderr).toMatch(/^mailproof: not ready at 127\.0\.0\.1:\d+: [^\n]+\n$/)
})

/** The program as a child whose words are kept; on free ports and without a file. */
function begin(...args: string[]) {
  const ports = ['--smtp-port', '0', '--http-port', '0', '--data', ':memory:']
  const child = spawn(process.execPath, [main, ...ports, ...args])
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()))
  return { child, said }
}

async function untilSaid(child: ChildProcess, said: { out: string }, words: string) {
  while (!said.out.includes(words)) {
    if (child.exitCode !== null) throw new Error(`ended without saying ${words}`)
    await once(child.stdout ?? child, 'data')
  }
}

test.each(['SIGINT', 'SIGTERM'] as const)('stops in good order on %s', async (signal) => {
  const { child, said } = begin('--log-format', 'text')
  await untilSaid(child, said, 'Kept in')
  child.kill(signal)
  const [code] = await once(child, 'close')
  expect({ code, err: said.err }).toEqual({ code: 0, err: '' })
  expect(said.out).toMatch(
    /^Mailproof \d.*\n {2}Send mail to {2}127\.0\.0\.1:\d+\n {2}Read it at {4}http:\/\/127\.0\.0\.1:\d+\n {2}Kept in {7}:memory:\n.*stopping signal=/,
  )
})

test('writes JSON where no person reads', async () => {
  const { child, said } = begin()
  await untilSaid(child, said, 'Kept in')
  child.kill('SIGTERM')
  await once(child, 'close')
  const lines = said.out.trim().split('\n')
  expect(lines.map((line): unknown => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ level: 'info', msg: expect.stringContaining('Read it at') }),
  )
})

test('warns when everyone can reach it and no password is asked for', async () => {
  const open = begin('--log-format', 'text', '--host', '0.0.0.0')
  await untilSaid(open.child, open.said, 'Kept in')
  open.child.kill('SIGTERM')
  await once(open.child, 'close')
  expect(open.said.err).toMatch(/warn +everyone who reaches this machine can read the mail/)

  const guarded = begin('--log-format', 'text', '--host', '0.0.0.0', '--http-auth', 'a:b')
  await untilSaid(guarded.child, guarded.said, 'Kept in')
  guarded.child.kill('SIGTERM')
  await once(guarded.child, 'close')
  expect(guarded.said.err).toBe('')
})
