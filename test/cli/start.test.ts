import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startProduct } from '../helpers/product.ts'
import { listener, run } from './program.ts'

const anywhere = ['--smtp-port', '0', '--http-port', '0', '--data', ':memory:']
const aFolder = () => mkdtempSync(join(tmpdir(), 'mailproof-start-'))

/** One line on stderr, nothing on stdout, exit code 1. */
function expectOneLine(outcome: Awaited<ReturnType<typeof run>>, line: RegExp) {
  expect(outcome).toMatchObject({ code: 1, stdout: '' })
  expect(outcome.stderr).toMatch(/^mailproof: [^\n]+\n$/)
  expect(outcome.stderr).toMatch(line)
}

test('says in one line that a flag does not exist', async () => {
  expectOneLine(
    await run({ args: ['--htp-port', '1'] }),
    /^mailproof: --htp-port is not a setting; did you mean --http-port\?\n$/,
  )
})

test('says in one line that a command does not exist', async () => {
  expectOneLine(
    await run({ args: ['redy'] }),
    /^mailproof: 'redy' is not a command; did you mean ready\?\n$/,
  )
})

test.each(['--smtp-port', '--http-port', '--smtps-port'])(
  'says in one line that the port of %s is in use',
  async (flag) => {
    await using other = await listener()
    const outcome = await run({ args: [...anywhere, flag, String(other.port)] })
    expectOneLine(outcome, new RegExp(`${other.port}.*in use.*${flag}`))
  },
  30_000,
)

test('says in one line that the data file cannot be written', async () => {
  const file = join(aFolder(), 'a-file')
  writeFileSync(file, 'no folder')
  const data = join(file, 'mailproof.db')
  const outcome = await run({ args: [...anywhere, '--data', data] })
  expectOneLine(outcome, new RegExp(data))
})

test('says in one line that the data file is something else', async () => {
  const data = join(aFolder(), 'letter.txt')
  writeFileSync(data, 'Dear Ana, '.repeat(1000))
  const outcome = await run({ args: [...anywhere, '--data', data] })
  expectOneLine(outcome, new RegExp(data))
})

test('says in one line who has the data file', async () => {
  const data = join(aFolder(), 'mailproof.db')
  await using first = await startProduct('--data', data)
  const outcome = await run({ args: [...anywhere, '--data', data] })
  expectOneLine(
    outcome,
    new RegExp(`${data} is in use by another Mailproof at ${first.url} .process \\d+`),
  )
})

test('says in one line that the certificate cannot be read', async () => {
  const args = ['--tls-cert', '/none/cert.pem', '--tls-key', '/none/key.pem']
  expectOneLine(await run({ args: [...anywhere, ...args] }), /\/none\/cert\.pem/)
})
