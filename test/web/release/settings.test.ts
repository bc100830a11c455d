// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { afterEach, expect, test } from 'vitest'
import type { ForwardRule, ReleasePolicy } from '../../../server/types.ts'
import ForwardRules from '../../../web/release/settings/ForwardRules.svelte'
import RelayForm from '../../../web/release/settings/RelayForm.svelte'
import Safety from '../../../web/release/settings/Safety.svelte'
import { aStage } from '../stage.ts'
import { aRelay } from './release.ts'

afterEach(cleanup)

const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name })
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name })
const type = (name: string, value: string) => fireEvent.input(field(name), { target: { value } })

test('a password is never shown; a new one is only written', async () => {
  const relay = aRelay()
  const { asked, show } = aStage({
    'GET /api/zones': { zones: [] },
    'PATCH /api/relays/r1': relay,
  })
  let saved = 0
  show(RelayForm as never, { relay, saved: () => saved++ })
  screen.getByText('kept')
  expect(screen.queryByLabelText('Password', { selector: 'input' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull()
  await fireEvent.click(button('Change'))
  const password = screen.getByLabelText<HTMLInputElement>('Password', { selector: 'input' })
  expect(password.type).toBe('password')
  await fireEvent.input(password, { target: { value: 'secret' } })
  await fireEvent.click(button('Save'))
  await waitFor(() => expect(saved).toBe(1))
  expect(asked.at(-1)).toEqual({ route: 'PATCH /api/relays/r1', body: { password: 'secret' } })
  screen.getByText('kept')
})

test('what is wrong with a relay is said beside it, and nothing typed is lost', async () => {
  const { show } = aStage({ 'GET /api/zones': { zones: [] } })
  show(RelayForm as never, { saved: () => expect.fail('saved') })
  await type('Name', 'Office')
  await type('Host', 'smtp.office.example')
  await fireEvent.click(button('Save'))
  expect((await screen.findByRole('alert')).textContent).toBe('POST /api/relays')
  expect(field('Host').value).toBe('smtp.office.example')
})

test('a test of what is not saved yet shows the conversation', async () => {
  const line = { at: 3, from: 'server', text: '535 5.7.8 no' }
  const { asked, show } = aStage({
    'GET /api/zones': { zones: [] },
    'POST /api/relays/test': {
      ...{ ok: false, message: 'The login is refused.', failed: 'auth', host: 'h', port: 587 },
      ...{ tls: null, extensions: ['AUTH PLAIN'], transcript: [line], ms: 9 },
    },
  })
  show(RelayForm as never, { saved: () => expect.fail('saved') })
  await type('Name', 'Office')
  await type('Host', 'smtp.office.example')
  await fireEvent.click(button('Test connection'))
  await screen.findByText('The login is refused.')
  screen.getByText('535 5.7.8 no')
  expect(asked.at(-1)?.body).toMatchObject({ name: 'Office', port: 587, tls: 'required' })
})

const policy: ReleasePolicy = {
  ...{ allow: [], block: ['gmail.com'], redirect: [] },
  ...{ confirmAbove: 10, closedInboxes: [], mostHops: 30 },
}

test('each change of safety is kept at once', async () => {
  const answers: Record<string, unknown> = { 'GET /api/release-policy': policy }
  const { asked, show } = aStage(answers)
  show(Safety as never, {})
  await screen.findByText('gmail.com')
  answers['PUT /api/release-policy'] = { ...policy, allow: ['x.test', '*.y.test'] }
  await type('Only to', 'x.test *.y.test')
  await fireEvent.keyDown(field('Only to'), { key: 'Enter' })
  await screen.findByText('*.y.test')
  expect(asked.at(-1)).toEqual({
    route: 'PUT /api/release-policy',
    body: { ...policy, allow: ['x.test', '*.y.test'] },
  })
  delete answers['PUT /api/release-policy']
  await fireEvent.click(button('Remove gmail.com'))
  expect((await screen.findByRole('alert')).textContent).toBe('PUT /api/release-policy')
  screen.getByText('gmail.com')
})

const rule: ForwardRule = {
  ...{ id: 'f', name: 'Invoices', q: 'has:attachment', inbox: null, relay: null },
  ...{ to: [], perHour: 60, enabled: true, createdAt: '2026-11-22T16:00:00.000Z' },
  ...{
    since: 0,
    after: 0,
    released: 12,
    keptBack: 1,
    lastRefusal: { en: 'Too many.', es: 'Demasiados.' },
  },
}

test('a rule says what it did, and what it would have matched', async () => {
  const { show } = aStage({
    'GET /api/forward-rules': { rules: [rule] },
    'POST /api/forward-rules/test': { looked: 1000, matched: 3, messages: [] },
  })
  show(ForwardRules as never, { relays: [] })
  await fireEvent.click(await screen.findByText('Invoices'))
  screen.getByText('1 kept back')
  await screen.findByText('Last kept back: Too many.')
  await fireEvent.click(button('What would have matched?'))
  await screen.findByText('3 of the last 1,000 messages')
})

test('a rule is made, and turned off', async () => {
  const answers: Record<string, unknown> = {
    'GET /api/forward-rules': { rules: [] },
    'POST /api/forward-rules': rule,
    'PATCH /api/forward-rules/f': { ...rule, enabled: false },
  }
  const { asked, show } = aStage(answers)
  show(ForwardRules as never, { relays: [aRelay()] })
  await fireEvent.click(await screen.findByRole('button', { name: 'Add a rule' }))
  await type('Name', 'Invoices')
  await type('Search', 'has:attachment')
  answers['GET /api/forward-rules'] = { rules: [rule] }
  await fireEvent.click(button('Save'))
  const item = await screen.findByRole('listitem')
  expect(asked.find(({ route }) => route === 'POST /api/forward-rules')?.body).toEqual({
    ...{ name: 'Invoices', q: 'has:attachment', inbox: null, relay: null },
    ...{ to: [], perHour: 100, enabled: true },
  })
  await fireEvent.click(within(item).getByRole('checkbox', { name: 'Rule Invoices on' }))
  await waitFor(() =>
    expect(asked.find(({ route }) => route === 'PATCH /api/forward-rules/f')?.body).toEqual({
      enabled: false,
    }),
  )
})
