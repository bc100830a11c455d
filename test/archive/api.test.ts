import { request } from 'node:http'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../cli/program.ts'
import { checked } from '../helpers/checked.ts'
import { startProduct } from '../helpers/product.ts'
import { startSandbox } from '../helpers/sandbox.ts'
import { aFolder, everyone } from '../store/given.ts'
import { bytesOf, messagesOf } from './given.ts'

const date = 'Sun Nov 22 21:04:05 2026'
const raw = 'Subject: one\r\n\r\nFrom here on\r\nno line end'
const mboxType = { 'Content-Type': 'application/mbox' }

test.each([true, false])('exports and imports over HTTP (data in memory: %s)', async (memory) => {
  const path = memory ? ':memory:' : join(await aFolder(), 'mail.db')
  await using from = await startSandbox({ store: { path } })
  await using to = await startSandbox()
  const shop = await from.api('POST', '/api/inboxes', { body: { name: 'Shop' } })
  const big = `Subject: big\r\n\r\n${'From x\r\n'.repeat(200_000)}`
  for (const body of [raw, big]) {
    await from.api('POST', '/api/messages', {
      query: { inbox: shop.body.id },
      headers: { 'Content-Type': 'message/rfc822' },
      body,
    })
  }
  await from.api('POST', '/api/messages', {
    body: { from: 'a@b.test', to: ['c@d.test'], text: 'x' },
  })
  const answer = await from.fetch(`/api/export?inbox=${shop.body.id}`)
  expect(answer.headers.get('content-type')).toBe('application/mbox')
  expect(answer.headers.get('content-disposition')).toContain('mailproof.mbox')
  const mbox = Buffer.from(await answer.arrayBuffer())
  expect((await messagesOf(mbox)).map((one) => bytesOf(one).toString())).toEqual([raw, big])

  const options = { query: { source: 'mine' }, headers: mboxType, body: mbox }
  const first = await checked(to, 'POST', '/api/import', options)
  expect(first.body).toMatchObject({ messages: 2, present: 0, tooLarge: 0 })
  const second = await checked(to, 'POST', '/api/import', options)
  expect(second.body).toMatchObject({ messages: 0, present: 2 })
  const { body: page } = await to.api('GET', '/api/messages')
  const [last, before] = page.messages
  expect([last.subject, before.subject]).toEqual(['big', 'one'])
  const back = await to.fetch(`/api/messages/${before.id}/raw`)
  expect(Buffer.from(await back.arrayBuffer()).toString()).toBe(raw)
  const { body: message } = await to.api('GET', `/api/messages/${before.id}`)
  expect(message.origin).toEqual({ kind: 'import', source: 'mine' })
  const { body: list } = await to.api('GET', '/api/inboxes')
  expect(list.inboxes.find(({ id }: { id: string }) => id === message.inbox).name).toBe('Shop')
  expect([...from.complaints, ...to.complaints]).toEqual([])
})

test('exports what a search finds, plainly when asked', async () => {
  await using sandbox = await startSandbox()
  for (const subject of ['red', 'green']) {
    await sandbox.api('POST', '/api/messages', {
      headers: { 'Content-Type': 'message/rfc822' },
      body: `Subject: ${subject}\n\nx\n`,
    })
  }
  const answer = await sandbox.fetch('/api/export?q=subject:green&plain=true')
  expect(await answer.text()).toMatch(/^From MAILER-DAEMON [^\n]+\nSubject: green\n\nx\n\n$/)
  const wrong = await sandbox.api('GET', '/api/export', { query: { q: 'is:shiny' } })
  expect(wrong.status).toBe(400)
})

test('refuses an import that is none, or for an inbox that is not there', async () => {
  await using sandbox = await startSandbox()
  const json = await sandbox.api('POST', '/api/import', { body: {} })
  expect(json.status).toBe(400)
  expect(json.body.error.message).toContain('application/mbox')
  const body = `From a@b.test ${date}\nA: 1\n\nx\n`
  const inbox = { query: { inbox: 'nobody' }, headers: mboxType, body }
  expect((await sandbox.api('POST', '/api/import', inbox)).status).toBe(404)
  const { body: page } = await sandbox.api('GET', '/api/messages')
  expect(page.total).toBe(0)
})

test('keeps what came whole when the client goes away, and no half message', async () => {
  await using sandbox = await startSandbox()
  const gone = new Promise((resolve) => {
    const { hostname, port } = new URL(sandbox.url)
    const post = request({ hostname, port, path: '/api/import', method: 'POST', headers: mboxType })
    post.on('error', () => undefined)
    post.on('close', resolve)
    post.write(`From a@b.test ${date}\nA: 1\n\nx\n\nFrom c@d.test ${date}\nSubject: half\n\nmess`)
    void sandbox.sandbox.events.subscribe(() => post.destroy())
    // Enough for the first message to be certain, which is the news that ends it.
    post.write('x'.repeat(300_000))
  })
  await gone
  expect(await sandbox.sandbox.store.counts(everyone)).toMatchObject({ total: 1 })
})

test('mailproof import goes to the server that has the data, and export reads beside it', async () => {
  const folder = await aFolder()
  const data = join(folder, 'mail.db')
  const mbox = join(folder, 'mail.mbox')
  const big = `Subject: big\n\n${'x'.repeat(2_000_000)}\n`
  writeFileSync(mbox, `From a@b.test ${date}\nSubject: one\n\nx\n\nFrom a@b.test ${date}\n${big}\n`)
  await using product = await startProduct('--data', data)
  const done = await run({ args: ['import', mbox, '--data', data, '--inbox', 'Old mail'] })
  expect(done).toMatchObject({ code: 0, stdout: '' })
  expect(done.stderr).toContain('mail.mbox: 2 messages imported')
  const again = await run({
    args: ['import', mbox, '--url', `${product.url}/`, '--inbox', 'old mail'],
  })
  expect(again.stderr).toContain('0 messages imported (2.0 MB), 2 messages were there already')
  const out = await run({ args: ['export', '--format', 'mbox', '-', '--data', data, '--plain'] })
  expect(out).toMatchObject({ code: 0, stderr: '' })
  expect(out.stdout).toBe(readFileSync(mbox, 'utf8'))
  const one = [
    'export',
    '--format',
    'eml',
    '--data',
    data,
    '--query',
    'subject:one',
    '--inbox',
    'Old mail',
  ]
  expect(await run({ args: [...one, '-'] })).toEqual({
    code: 0,
    stdout: 'Subject: one\n\nx\n',
    stderr: '',
  })
})

test('mailproof import works without a server, from standard input too', async () => {
  const data = join(await aFolder(), 'mail.db')
  const mail = 'Subject: hello\r\n\r\nx'
  const done = await run({ args: ['import', '-', '--data', data, '--quiet'], input: mail })
  expect(done.code).toBe(0)
  const mbox = `From a@b.test ${date}\nSubject: two\n\nx\n`
  await run({ args: ['import', '--data', data, '-'], input: mbox })
  const out = await run({ args: ['export', '--format', 'mbox', '--plain', '--data', data, '-'] })
  expect(out.stdout.split('Subject: ')).toHaveLength(3)
})

test('mailproof import says before that retention would delete, and how to change it', async () => {
  const folder = await aFolder()
  const data = join(folder, 'mail.db')
  mkdirSync(join(folder, 'mails'))
  for (const at of [1, 2, 3]) writeFileSync(join(folder, 'mails', `${at}.eml`), `A: ${at}\n\n`)
  const args = ['import', join(folder, 'mails'), '--data', data, '--retention-messages', '2']
  const refused = await run({ args })
  expect(refused.code).toBe(1)
  expect(refused.stderr).toContain('keeps its newest 2 messages (retention-messages)')
  expect(refused.stderr).toContain('nothing was imported')
  expect(refused.stderr).toContain('--retention-messages 0')
  const forced = await run({ args: [...args, '--force'] })
  expect(forced.code).toBe(0)
  expect(forced.stderr).toContain('3 messages imported')
})

test('mailproof import counts what an inbox has, and the age of what comes', async () => {
  const folder = await aFolder()
  const data = join(folder, 'mail.db')
  const file = join(folder, '1.eml')
  writeFileSync(file, 'A: 1\n\n')
  const one = ['import', file, '--data', data, '--inbox', 'default']
  expect(await run({ args: [...one, '--retention-messages', '1', '--quiet'] })).toMatchObject({
    code: 0,
  })
  const more = ['import', file, '--data', data]
  expect((await run({ args: [...more, '--retention-messages', '1'] })).stderr).toContain(
    'newest 1 ',
  )
  const old = join(folder, 'old.mbox')
  writeFileSync(old, `From a@b.test Sun Nov 22 21:04:05 2020\nA: 1\n\n`)
  const aged = await run({ args: ['import', old, '--data', data, '--retention-days', '7'] })
  expect(aged.stderr).toContain('some of this is older')
})

test.each([
  [['export', 'x'], '--format is one of eml, mbox and maildir'],
  [['export', '--format', 'mbox'], 'name one file or folder'],
  [['export', '--format', 'maildir', '-', '--data', ':memory:'], ':memory: is in no file'],
  [['import'], 'name what to import'],
  [['import', '/no/such/file'], '/no/such/file does not exist.'],
  [['import', '--shiny', '1', 'x'], '--shiny is not a setting'],
  [['backup', 'a', '-x'], '-x is not an option'],
])('says what is wrong with %j', async (args, complaint) => {
  const { code, stderr } = await run({ args })
  expect(code).toBe(1)
  expect(stderr).toContain(complaint)
  expect(stderr.split('\n')).toHaveLength(2)
})
