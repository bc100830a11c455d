import { expect, test } from 'vitest'
import { checked } from '../helpers/checked.ts'
import { startRelay } from '../helpers/relay.ts'
import { addRelay } from '../helpers/releasing.ts'
import { startSandbox, type TestSandbox } from '../helpers/sandbox.ts'

const mail = { from: 'app@shop.test', to: 'ana@x.test', text: 'On its way.' }

async function addRule(sandbox: TestSandbox, rule: object) {
  const { status, body } = await checked(sandbox, 'POST', '/api/forward-rules', { body: rule })
  expect(status).toBe(201)
  return body
}

async function rulesOf(sandbox: TestSandbox) {
  return (await checked(sandbox, 'GET', '/api/forward-rules')).body.rules
}

test('forwards what it finds, where it is told, from now on', async () => {
  await using relay = await startRelay()
  await using sandbox = await startSandbox()
  await addRelay(sandbox, relay)
  await sandbox.send({ ...mail, subject: 'Order 1, before' })
  await addRule(sandbox, { name: 'orders', q: 'subject:order', to: ['qa@team.test'] })
  await sandbox.send({ ...mail, subject: 'Order 2' })
  await sandbox.send({ ...mail, subject: 'Something else' })
  await sandbox.send({ ...mail, subject: 'Order 3' })
  await relay.received(2)
  const { body } = await checked(sandbox, 'GET', '/api/releases')
  expect(body.releases.map(({ subject, by }: Record<string, string>) => [subject, by])).toEqual([
    ['Order 3', 'rule'],
    ['Order 2', 'rule'],
  ])
  expect(relay.mails.map(({ to }) => to)).toEqual([['qa@team.test'], ['qa@team.test']])
  expect(await rulesOf(sandbox)).toMatchObject([{ name: 'orders', released: 2, keptBack: 0 }])
})

test('keeps to its inbox, to its cap, and rests when it is told to', async () => {
  await using relay = await startRelay()
  await using sandbox = await startSandbox()
  await addRelay(sandbox, relay)
  const { body: inbox } = await checked(sandbox, 'POST', '/api/inboxes', {
    body: { name: 'Shop', user: 'shop' },
  })
  const rule = await addRule(sandbox, { name: 'all', q: '', inbox: inbox.id, perHour: 1 })
  const shop = { user: 'shop', pass: inbox.password }
  await sandbox.send({ ...mail, subject: 'Elsewhere' })
  await sandbox.send({ ...mail, subject: 'First' }, shop)
  await relay.received(1)
  await sandbox.send({ ...mail, subject: 'Second' }, shop)
  await expect
    .poll(async () => (await rulesOf(sandbox))[0], { timeout: 5000 })
    .toMatchObject({ released: 1, keptBack: 1, lastRefusal: { en: expect.stringMatching(/hour/) } })
  const path = `/api/forward-rules/${rule.id}`
  await checked(sandbox, 'PATCH', path, { body: { perHour: null, enabled: false } })
  await sandbox.send({ ...mail, subject: 'Third' }, shop)
  await checked(sandbox, 'PATCH', path, { body: { enabled: true } })
  await sandbox.send({ ...mail, subject: 'Fourth' }, shop)
  await relay.received(2)
  const { body } = await checked(sandbox, 'GET', `/api/releases?rule=${rule.id}`)
  expect(body.releases.map(({ subject }: { subject: string }) => subject)).toEqual([
    'Fourth',
    'First',
  ])
})

test('mail that goes round in circles is stopped', async () => {
  await using sandbox = await startSandbox()
  await using other = await startSandbox()
  const join = async (from: TestSandbox, to: TestSandbox) => {
    await addRelay(from, { host: '127.0.0.1', port: to.smtpPort })
    await addRule(from, { name: 'on', q: '' })
  }
  await join(sandbox, other)
  await join(other, sandbox)
  await sandbox.send({ ...mail, subject: 'Round' })
  await expect
    .poll(
      async () => {
        const rules = [...(await rulesOf(sandbox)), ...(await rulesOf(other))]
        return rules.reduce((sum, { keptBack }) => sum + keptBack, 0)
      },
      { timeout: 20_000 },
    )
    .toBe(1)
  const rules = [...(await rulesOf(sandbox)), ...(await rulesOf(other))]
  expect(rules.map(({ lastRefusal }) => lastRefusal?.en).find(Boolean)).toMatch(/comes back/)
})

test('says what it would have matched, and refuses what it does not understand', async () => {
  await using sandbox = await startSandbox()
  const events = sandbox.events()
  for (const n of [1, 2, 3]) await sandbox.send({ ...mail, subject: `Order ${n}` })
  const last = await sandbox.send({ ...mail, subject: 'Other' })
  await events.until(
    (message) => message.type === 'message.analysed' && message.message.id === last,
  )
  const { body } = await checked(sandbox, 'POST', '/api/forward-rules/test', {
    body: { q: 'subject:order' },
  })
  expect([body.looked, body.matched]).toEqual([4, 3])
  expect(body.messages[0].subject).toBe('Order 3')
  for (const rule of [
    { name: 'x', q: 'nosuch:filter' },
    { name: 'x', q: 'a', relay: 'nobody' },
    { name: 'x', q: 'a', inbox: 'nowhere' },
    { name: 'x', q: 'a', to: ['nobody'] },
  ]) {
    const { status } = await checked(sandbox, 'POST', '/api/forward-rules', { body: rule })
    expect(status).toBeGreaterThanOrEqual(400)
  }
})
