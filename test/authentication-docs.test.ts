import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { checked } from './helpers/checked.ts'
import { startSandbox } from './helpers/sandbox.ts'

const page = new URL('../docs/authentication.md', import.meta.url)
// Below the project, so that the script of the page finds its packages.
const modules = fileURLToPath(new URL('../node_modules/', import.meta.url))

/** The blocks of the section that walks through it, in their order. */
async function blocksOf(section: string) {
  const text = await readFile(page, 'utf8')
  const part = text.split(/^## /m).find((one) => one.startsWith(section)) ?? ''
  return [...part.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, kind = '', body = '']) => ({
    kind,
    body,
  }))
}

async function bash(script: string, cwd: string): Promise<string> {
  const child = spawn('bash', ['-euo', 'pipefail', '-c', script], { cwd })
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number]
  expect([code, code === 0 ? '' : `${script}\n${out}`]).toEqual([0, ''])
  return out
}

test('leads from nothing to a green planned verdict, as it is written', async () => {
  await using sandbox = await startSandbox()
  const folder = await mkdtemp(join(modules, '.docs-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const here = (text: string) =>
    text
      .replaceAll('http://127.0.0.1:8025', sandbox.url)
      .replaceAll('port: 1025', `port: ${sandbox.smtpPort}`)
  const files: Record<string, string> = { zone: 'shop.example.zone', js: 'send.mjs' }
  const outputs: string[] = []
  for (const { kind, body } of await blocksOf('From nothing to green')) {
    const file = files[kind]
    if (file !== undefined) await writeFile(join(folder, file), here(body))
    else if (kind === 'sh') outputs.push(await bash(here(body), folder))
    // What the page says that one sees.
    else expect(outputs.at(-1)).toBe(body)
  }
  expect(outputs).toHaveLength(7)

  const { body } = await checked(sandbox, 'GET', '/api/messages/latest/checks/auth')
  for (const protocol of ['spf', 'dkim', 'dmarc']) {
    expect([protocol, body[protocol].result, body[protocol].basis]).toEqual([
      ...[protocol, 'pass', 'planned'],
    ])
  }
  const [zone = '', publication = ''] = outputs.slice(-2)
  expect(zone).toMatch(/s1\._domainkey[\s\S]*v=DKIM1/)
  expect(JSON.parse(publication)).toMatchObject({ dns: 'off' })
})
