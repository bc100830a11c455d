import { expect, test } from 'vitest'
import { aSpamd, spamdReply } from '../checks/spam/engines.ts'
import { checked } from '../helpers/checked.ts'
import { ofType } from '../helpers/events.ts'
import { aMessage } from '../helpers/message.ts'
import { startSandbox } from '../helpers/sandbox.ts'

const row = ' 6.2 MISSING_DATE           Missing Date: header'

/** A product that asks a spamd of the test: 6.2 for what says `pills`, else 0.5. */
async function aChecked() {
  let alive = true
  const spamd = await aSpamd(({ message }) => {
    if (!alive) return 'SPAMD/1.1 75 EX_TEMPFAIL\r\n\r\n'
    return message.includes('pills') ? spamdReply(6.2, [row]) : spamdReply(0.5)
  })
  const { host, port } = spamd
  const sandbox = await startSandbox({ spam: { spamd: { host, port } } })
  return Object.assign(sandbox, { dies: () => (alive = false), revives: () => (alive = true) })
}

test('scores what comes in, and tells of it', async () => {
  await using sandbox = await aChecked()
  const events = sandbox.events()
  const id = await sandbox.send(aMessage({ text: 'pills' }))
  const told = await events.until(ofType('message.checked'))
  expect(told).toMatchObject({ id, check: 'spam', facts: { spam: 6.2 } })
  const { body: page } = await checked(sandbox, 'GET', '/api/messages')
  expect(page.messages[0].facts).toEqual({ spam: 6.2 })
  const { body } = await checked(sandbox, 'GET', `/api/messages/${id}/checks/spam`)
  expect(body).toEqual({
    check: 'spam',
    version: expect.any(String) as string,
    state: 'done',
    reason: null,
    ...{ score: 6.2, content: null, transport: null, threshold: 5, verdict: 'spam' },
    summary: 'Would be marked as spam',
    engine: 'spamd',
    ruleSet: { name: 'SpamAssassin', version: '4.0.1', rules: 0, notEvaluated: [] },
    rules: [
      {
        ...{ name: 'MISSING_DATE', points: 6.2, description: 'Missing Date: header' },
        ...{ hint: null, scope: 'content', matched: null },
      },
    ],
    ms: expect.any(Number) as number,
  })
})

test('answers a check of a message that has just come in, and of the newest', async () => {
  await using sandbox = await aChecked()
  await sandbox.send(aMessage({ text: 'pills' }))
  const { body } = await checked(sandbox, 'GET', '/api/messages/latest/checks/spam')
  expect(body.score).toBe(6.2)
  const list = await checked(sandbox, 'GET', '/api/messages/latest/checks', {
    headers: { 'Accept-Language': 'es' },
  })
  expect(list.body).toEqual({
    checks: [
      {
        ...{ check: 'spam', title: 'Puntuación de spam', state: 'done', reason: null },
        ...{ summary: 'Se marcaría como spam', facts: { spam: 6.2 } },
      },
      // With no DNS and nothing planned nobody looks, unless somebody asks.
      {
        ...{ check: 'auth', title: 'Autenticación', state: 'waiting', reason: null },
        ...{ summary: '', facts: {} },
      },
    ],
  })
})

test('takes the threshold of the inbox when a report is read', async () => {
  await using sandbox = await aChecked()
  const id = await sandbox.send(aMessage({ text: 'pills' }))
  const path = `/api/messages/${id}/checks/spam`
  expect((await checked(sandbox, 'GET', path)).body.verdict).toBe('spam')
  const { body: inboxes } = await checked(sandbox, 'GET', '/api/inboxes')
  const inbox = `/api/inboxes/${inboxes.inboxes[0].id}`
  for (const [spamThreshold, verdict] of [
    [10, 'suspicious'],
    [20, 'clean'],
    [6.2, 'spam'],
  ]) {
    const { body } = await checked(sandbox, 'PATCH', inbox, { body: { spamThreshold } })
    expect(body.spamThreshold).toBe(spamThreshold)
    const report = await checked(sandbox, 'GET', path)
    expect(report.body).toMatchObject({ threshold: spamThreshold, verdict })
  }
  const wrong = await checked(sandbox, 'PATCH', inbox, { body: { spamThreshold: 0 } })
  expect(wrong.status).toBe(400)
})

test('says that an engine is down, never a score, and asks it again when asked', async () => {
  await using sandbox = await aChecked()
  sandbox.dies()
  const events = sandbox.events()
  const id = await sandbox.send(aMessage({ text: 'pills' }))
  await events.until(ofType('message.checked'))
  const path = `/api/messages/${id}/checks/spam`
  const { body } = await checked(sandbox, 'GET', path)
  expect(body).toMatchObject({ state: 'undecided', score: null, verdict: null, rules: [] })
  expect(body.reason.code).toBe('engine_down')
  expect(body.reason.message).toMatch(
    /^spamd at 127\.0\.0\.1:\d+ does not answer \(it says EX_TEMPFAIL\): start it/,
  )
  const query = { q: 'spam:undecided' }
  expect((await checked(sandbox, 'GET', '/api/messages', { query })).body.total).toBe(1)
  sandbox.revives()
  expect((await checked(sandbox, 'GET', path)).body.score).toBe(6.2)
  expect((await checked(sandbox, 'GET', '/api/messages', { query })).body.total).toBe(0)
})

test('finds messages by their score, and says how many are not decided', async () => {
  await using sandbox = await aChecked()
  const events = sandbox.events()
  const bad = await sandbox.send(aMessage({ text: 'pills' }))
  await sandbox.send(aMessage({ text: 'fine' }))
  await events.until(ofType('message.checked'))
  await expect
    .poll(async () => {
      const { body } = await checked(sandbox, 'GET', '/api/messages', { query: { q: 'spam:>3' } })
      return [body.messages.map(({ id }: { id: string }) => id), body.undecided]
    })
    .toEqual([[bad], 0])
  const without = await checked(sandbox, 'GET', '/api/messages', { query: { q: 'fine' } })
  expect(without.body).not.toHaveProperty('undecided')
  const wrong = await checked(sandbox, 'GET', '/api/messages', { query: { q: 'spam:lots' } })
  expect(wrong.status).toBe(400)
})

test('a live search by score hears of a message when it is scored', async () => {
  await using sandbox = await aChecked()
  const matches = sandbox.events('?q=spam:yes')
  await matches.until(ofType('hello'))
  await sandbox.send(aMessage({ text: 'fine' }))
  const id = await sandbox.send(aMessage({ text: 'pills' }))
  const match = await matches.until(ofType('search.matched'))
  expect(match.message).toMatchObject({ id, facts: { spam: 6.2 } })
})

test('names the checks there are when another is asked for', async () => {
  await using sandbox = await aChecked()
  await sandbox.send(aMessage())
  const { status, body } = await checked(sandbox, 'GET', '/api/messages/latest/checks/x')
  expect([status, body.error.message]).toEqual([
    404,
    'There is no such check. There are: spam, auth.',
  ])
})
