import { expect, test } from 'vitest'
import { checked } from '../helpers/checked.ts'
import { startRelay } from '../helpers/relay.ts'
import { addRelay, ended, releaseOf } from '../helpers/releasing.ts'
import { startSandbox } from '../helpers/sandbox.ts'

const [ana, bob, eva] = ['ana@x.test', 'bob@x.test', 'eva@y.test']
const mail = { from: 'app@shop.test', to: [ana, bob, eva], subject: 'Order 7', text: 'On its way.' }

test('a relay that is tried tells of the conversation', async () => {
  await using relay = await startRelay({
    tls: 'starttls',
    login: { user: 'me', password: 'right' },
  })
  await using sandbox = await startSandbox()
  const login = { tls: 'required', host: 'localhost', auth: 'auto', user: 'me', ca: relay.ca }
  await addRelay(sandbox, relay, { ...login, password: 'right' })
  const { body: good } = await checked(sandbox, 'POST', '/api/relays/work/test')
  expect(good).toMatchObject({ ok: true, failed: null, tls: { version: 'TLSv1.3' } })
  const { body: bad } = await checked(sandbox, 'POST', '/api/relays/test', {
    body: { ...login, name: 'x', port: relay.port, password: 'wrong' },
  })
  expect(bad).toMatchObject({ ok: false, failed: 'auth' })
  const text = JSON.stringify([good, bad])
  for (const secret of ['right', 'wrong']) {
    expect(text).not.toContain(secret)
    expect(text).not.toContain(Buffer.from(`\0me\0${secret}`).toString('base64'))
  }
  expect(JSON.stringify((await checked(sandbox, 'GET', '/api/relays')).body)).not.toContain('right')
})

test('a user name that is the secret is kept as the secret', async () => {
  await using relay = await startRelay({
    tls: 'starttls',
    login: { user: 'token-1', password: 'token-1' },
  })
  await using sandbox = await startSandbox()
  const events = sandbox.events()
  const postmark = {
    preset: 'postmark',
    tls: 'required',
    host: 'localhost',
    auth: 'auto',
    ca: relay.ca,
  }
  await addRelay(sandbox, relay, { ...postmark, user: 'token-1', password: 'token-1' })
  await addRelay(sandbox, relay, { ...postmark, name: 'other', password: 'token-1' })
  const { body: list } = await checked(sandbox, 'GET', '/api/relays')
  expect(JSON.stringify(list)).not.toContain('token-1')
  expect((await checked(sandbox, 'POST', '/api/relays/other/test')).body.ok).toBe(true)
  const { id } = await releaseOf(sandbox, await sandbox.send(mail))
  expect((await ended(sandbox, events, id)).state).toBe('delivered')
  expect(relay.mails[0]?.user).toBe('token-1')
})

test('a dry run goes as far as RCPT and sends nothing', async () => {
  await using relay = await startRelay({
    script: { rcpt: (to) => (to === bob ? '550 5.1.1 No such user' : null) },
  })
  await using sandbox = await startSandbox()
  await addRelay(sandbox, relay)
  const id = await sandbox.send(mail)
  const { body } = await checked(sandbox, 'POST', `/api/messages/${id}/release/dry-run`, {
    body: {},
  })
  expect(body.recipients).toMatchObject([
    { address: ana, accepted: true },
    { address: bob, accepted: false, reply: expect.stringMatching(/^550/) },
    { address: eva, accepted: true },
  ])
  expect(relay.accepted).toBe(0)
  expect(relay.commands.some((line) => line.startsWith('DATA'))).toBe(false)
})

test('a dry run of many asks about each recipient once, below a sender of theirs', async () => {
  await using relay = await startRelay({
    script: { rcpt: (to) => (to === bob ? '550 5.1.1 No such user' : null) },
  })
  await using sandbox = await startSandbox()
  await addRelay(sandbox, relay, { maxRecipients: 2 })
  await sandbox.send({ ...mail, to: [ana, bob] })
  await sandbox.send(mail)
  await sandbox.send({ ...mail, from: 'news@shop.test', to: [ana, 'new@y.test'] })
  const body = { inbox: 'all', q: 'subject:order' }
  const path = '/api/messages/release/dry-run'
  const { status, body: told } = await checked(sandbox, 'POST', path, { body })
  expect([status, told.ok, told.failed]).toEqual([200, false, 'recipients'])
  expect(told.recipients.map(({ address, accepted }: never) => [address, accepted])).toEqual([
    [ana, true],
    [bob, false],
    [eva, true],
    ['new@y.test', true],
  ])
  const said = relay.commands.filter((line) => /^(MAIL|RCPT|DATA|RSET)/.test(line))
  expect(said.map((line) => line.split(' SIZE')[0])).toEqual([
    ...['MAIL FROM:<app@shop.test>', `RCPT TO:<${ana}>`, `RCPT TO:<${bob}>`, 'RSET'],
    ...['MAIL FROM:<app@shop.test>', `RCPT TO:<${eva}>`, 'RSET'],
    ...['MAIL FROM:<news@shop.test>', 'RCPT TO:<new@y.test>', 'RSET'],
  ])
  expect([relay.connections, relay.accepted]).toEqual([1, 0])
})

test('a dry run asks about so many recipients at most, and names the others', async () => {
  await using relay = await startRelay()
  await using sandbox = await startSandbox()
  await addRelay(sandbox, relay)
  const to = Array.from({ length: 203 }, (_, n) => `n${n}@x.test`)
  const id = await sandbox.send(mail)
  const path = `/api/messages/${id}/release/dry-run`
  const { body: told } = await checked(sandbox, 'POST', path, { body: { to } })
  const unasked = told.recipients.filter(({ accepted }: { accepted: unknown }) => accepted === null)
  expect([told.ok, told.recipients.length, unasked.length]).toEqual([true, 203, 3])
})
