import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { stuffed } from './bytes.ts'
import { Client } from './client.ts'
import { start } from './setup.ts'

const corpus = resolve(import.meta.dirname, '../../../shared/corpus')
if (!existsSync(corpus)) process.stderr.write(`skipped: no mail corpus at ${corpus}\n`)

test.skipIf(!existsSync(corpus))('keeps real mail byte for byte', async () => {
  await using smtp = await start()
  const client = await Client.greeted(smtp.port)
  const names = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
  const mails = names.filter((name) => /\.(eml|msg)$/.test(name))
  expect(mails.length).toBeGreaterThan(300)
  for (const [at, name] of mails.entries()) {
    const file = readFileSync(join(corpus, name))
    const whole = file.subarray(-2).toString('latin1') === '\r\n'
    const sent = whole ? file : Buffer.concat([file, Buffer.from('\r\n')])
    expect((await client.send(stuffed(sent))).code, name).toBe(250)
    expect(smtp.keeper.messages[at]?.bytes.equals(sent), name).toBe(true)
  }
})
