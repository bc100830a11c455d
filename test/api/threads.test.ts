import { expect, test } from 'vitest'
import { checked } from '../helpers/checked.ts'
import { aMessage } from '../helpers/message.ts'
import { startSandbox, type TestSandbox } from '../helpers/sandbox.ts'

async function list(sandbox: TestSandbox, query: Record<string, string | number>) {
  const { body } = await checked(sandbox, 'GET', '/api/messages', { query })
  const rows = body.messages.map(({ subject }: { subject: string }) => subject)
  return { rows, total: body.total, first: body.messages[0] }
}

test('lists one row for each conversation, and a conversation by its number', async () => {
  await using sandbox = await startSandbox()
  const ids: string[] = []
  for (const mail of [
    { subject: 'Cup', messageId: '<cup@x.test>' },
    { subject: 'Other' },
    { subject: 'Re: Cup', messageId: '<re@x.test>', inReplyTo: '<cup@x.test>' },
  ]) {
    ids.push(await sandbox.send(aMessage(mail)))
  }
  const grouped = { group: 'thread' }
  await expect
    .poll(() => list(sandbox, grouped))
    .toMatchObject({
      rows: ['Re: Cup', 'Other'],
      total: 2,
      first: { threadSize: 2 },
    })
  const { first } = await list(sandbox, { ...grouped, around: ids[0] ?? '', limit: 1 })
  expect(first.id).toBe(ids[2])
  const whole = { q: `thread:${first.thread}`, sort: 'oldest' }
  expect(await list(sandbox, whole)).toMatchObject({ rows: ['Cup', 'Re: Cup'], total: 2 })
})

test('refuses to group what a search finds', async () => {
  await using sandbox = await startSandbox()
  const { status, body } = await sandbox.api('GET', '/api/messages?group=thread&q=cup')
  expect(status).toBe(400)
  expect(body.error.message).toContain('give q or group')
})
