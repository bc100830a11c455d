import { expect, test } from 'vitest'
import { checked } from '../helpers/checked.ts'
import { startRelay } from '../helpers/relay.ts'
import { addRelay, ended, releaseOf, statesOf } from '../helpers/releasing.ts'
import { startSandbox, type TestSandbox } from '../helpers/sandbox.ts'

const to = ['ana@x.test']
const letter =
  'From: app@shop.test\r\nTo: ana@x.test\r\nSubject: Hi\r\nMIME-Version: 1.0\r\n' +
  'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nIt comes tomorrow, mañana.\r\n'

async function captured(sandbox: TestSandbox, raw: string): Promise<string> {
  const { body } = await checked(sandbox, 'POST', '/api/messages?to=ana@x.test', {
    body: Buffer.from(raw),
    headers: { 'Content-Type': 'message/rfc822' },
  })
  return body.ids?.[0] ?? body.id
}

test('what the relay takes goes out byte for byte, though converting was chosen', async () => {
  await using relay = await startRelay()
  await using sandbox = await startSandbox()
  const events = sandbox.events()
  await addRelay(sandbox, relay, { convert: true })
  const raw = letter.replace('Subject: Hi', 'Subject: ¡Hola!')
  const { id } = await releaseOf(sandbox, await captured(sandbox, raw), { to })
  expect((await ended(sandbox, events, id)).state).toBe('delivered')
  expect(relay.mails[0]?.bytes.toString()).toBe(raw)
  expect(relay.mails[0]?.parameters).toEqual(expect.arrayContaining(['BODY=8BITMIME', 'SMTPUTF8']))
})

test('what it does not take is refused with the reason, or goes out converted', async () => {
  await using relay = await startRelay({ extensions: ['PIPELINING'] })
  await using sandbox = await startSandbox()
  const events = sandbox.events()
  await addRelay(sandbox, relay)
  const id = await captured(sandbox, letter)
  const plain = await releaseOf(sandbox, id, { to })
  const first = await ended(sandbox, events, plain.id)
  expect([first.state, first.reason]).toEqual(['failed', expect.stringMatching(/convert/i)])
  const again = await releaseOf(sandbox, id, { to, convert: true })
  const second = await ended(sandbox, events, again.id)
  expect(second.state).toBe('delivered')
  expect(relay.mails[0]?.bytes.toString('latin1')).toBe(
    letter
      .replace('Content-Transfer-Encoding: 8bit', 'Content-Transfer-Encoding: quoted-printable')
      .replace('mañana', 'ma=C3=B1ana'),
  )
  expect(relay.mails[0]?.parameters).not.toContain('BODY=8BITMIME')
  expect(second.attempts[0]?.transcript.map(({ text }) => text)).toContain(
    'The relay does not offer 8BITMIME: the message goes out converted, as was chosen',
  )
})

test('the signature is of what goes out', async () => {
  await using relay = await startRelay({ extensions: ['PIPELINING'] })
  await using sandbox = await startSandbox()
  const events = sandbox.events()
  await addRelay(sandbox, relay, { convert: true, sign: { domain: 'shop.test', selector: 's1' } })
  await checked(sandbox, 'POST', '/api/zones/shop.test/keys', {
    body: { selector: 's1', algorithm: 'ed25519' },
  })
  const { id } = await releaseOf(sandbox, await captured(sandbox, letter), { to })
  await ended(sandbox, events, id)
  // It comes in again, and is judged by the planned key.
  const sent = relay.mails[0]?.bytes.toString('latin1') ?? ''
  expect(sent).toContain('ma=C3=B1ana')
  const back = await captured(sandbox, sent)
  const { body } = await checked(sandbox, 'GET', `/api/messages/${back}/checks/auth`)
  expect(body.dkim.planned.result).toBe('pass')
})

test('the preview says what would be converted, and for which relay', async () => {
  await using relay = await startRelay({ extensions: ['PIPELINING'] })
  await using sandbox = await startSandbox()
  await addRelay(sandbox, relay)
  const id = await captured(sandbox, letter)
  const path = `/api/messages/${id}/release/preview`
  const preview = async (body: object) => (await checked(sandbox, 'POST', path, { body })).body
  expect(await preview({ to })).toMatchObject({ alterations: [], problems: [] })
  expect(await preview({ to, convert: true })).toMatchObject({
    alterations: [
      {
        code: 'converted_body',
        text: 'If the relay does not take 8-bit characters: Parts re-encoded so that the relay takes them: 1. What they say stays the same.',
      },
    ],
  })
})

test('the dry run knows that it would be converted', async () => {
  await using relay = await startRelay({ extensions: ['PIPELINING'] })
  await using sandbox = await startSandbox()
  await addRelay(sandbox, relay)
  const id = await captured(sandbox, letter)
  const path = `/api/messages/${id}/release/dry-run`
  const refused = await checked(sandbox, 'POST', path, { body: { to } })
  expect(refused.body).toMatchObject({ ok: false, failed: 'sender' })
  const { body } = await checked(sandbox, 'POST', path, { body: { to, convert: true } })
  expect(body).toMatchObject({ ok: true, recipients: [{ address: 'ana@x.test', accepted: true }] })
})

test('an address that the relay cannot be told keeps nobody else from having it', async () => {
  await using relay = await startRelay({ extensions: ['PIPELINING', '8BITMIME'] })
  await using sandbox = await startSandbox()
  const events = sandbox.events()
  await addRelay(sandbox, relay, { convert: true })
  const id = await captured(sandbox, letter)
  const { id: release } = await releaseOf(sandbox, id, { to: ['ñandú@x.test', 'ana@x.test'] })
  const end = await ended(sandbox, events, release)
  expect(statesOf(end)).toEqual({ 'ñandú@x.test': 'failed', 'ana@x.test': 'delivered' })
  expect(end.list[0]?.reply).toMatch(/SMTPUTF8.* another relay/)
})
