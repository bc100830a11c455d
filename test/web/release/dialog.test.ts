// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/svelte'
import { tick } from 'svelte'
import { afterEach, expect, test } from 'vitest'
import type { ReleasePreview } from '../../../server/types.ts'
import { pathsOf } from '../../../web/release/dialog/paths.ts'
import { Plan, readNumber } from '../../../web/release/dialog/plan.svelte.ts'
import ReleaseDialog from '../../../web/release/dialog/ReleaseDialog.svelte'
import { aMessage } from '../message/message.ts'
import { aStage, type Answers } from '../stage.ts'
import { aPreview, aRelay, aRow } from './release.ts'

afterEach(cleanup)

const envelope = { from: 'shop@x.test', body: null, smtpUtf8: false, dsn: null }
const message = aMessage({
  id: 'm',
  subject: 'Order',
  envelope: { ...envelope, to: ['ann@x.test', 'audit@x.test', 'ann@x.test'] },
  envelopeOnly: ['audit@x.test'],
})

function aDialog(answers: Answers = {}, preview: Partial<ReleasePreview> = {}) {
  const stage = aStage({
    'GET /api/messages/m': message,
    'GET /api/relays': { relays: [aRelay({ id: 'r2', name: 'B' }), aRelay({ isDefault: true })] },
    'GET /api/zones': { zones: [] },
    'POST /api/messages/m/release/preview': aPreview(preview),
    'POST /api/messages/m/release': {
      ...{ releases: [aRow()], batch: null, refused: [] },
      leftOut: [],
      counts: { released: 1, refused: 0, recipients: 1, leftOut: 0 },
    },
    ...answers,
  })
  stage.app.screen.releasing = { ids: ['m'] }
  stage.show(ReleaseDialog as never, {})
  return stage
}

const button = (name: RegExp | string) => screen.findByRole<HTMLButtonElement>('button', { name })

test('goes through the default relay to whom the envelope names', async () => {
  const { app, asked } = aDialog()
  const release = await button('Release to 1 person')
  screen.getByText('Reaches 1 person at 1 domain')
  screen.getByText('Nothing: the bytes go out as they were captured.')
  expect(screen.getByText('audit@x.test').parentElement?.textContent).toMatch(/Bcc/)
  expect(screen.getAllByText('ann@x.test')).toHaveLength(1)
  await waitFor(() => expect(release.disabled).toBe(false))
  await fireEvent.click(release)
  await waitFor(() => expect(app.screen.releasing).toBeNull())
  expect(asked.at(-1)).toEqual({
    route: 'POST /api/messages/m/release',
    body: { relay: 'r1' },
  })
  expect(app.toasts.list[0]?.text).toMatchObject({ en: 'On its way to the relay' })
  app.toasts.list[0]?.action?.run()
  expect(app.place.release).toBe('a')
})

test('many people must be confirmed by their number', async () => {
  const { asked } = aDialog({}, { mustConfirm: true, reach: { recipients: 1284, domains: 3 } })
  const release = await button('Release to 1,284 people')
  expect(release.disabled).toBe(true)
  const field = screen.getByRole('textbox', { name: 'Type 1284 to confirm' })
  await fireEvent.input(field, { target: { value: '1283' } })
  expect(release.disabled).toBe(true)
  await fireEvent.input(field, { target: { value: '1,284' } })
  await waitFor(() => expect(release.disabled).toBe(false))
  await fireEvent.click(release)
  await waitFor(() => expect(asked.at(-1)?.body).toEqual({ relay: 'r1', confirm: 1284 }))
})

test('what stands in the way is said, and nothing goes out', async () => {
  const refused = { code: 'blocked', text: 'Never to y.test.', blocks: false }
  aDialog(
    {},
    {
      problems: [{ code: 'eight', text: 'The relay has no 8BITMIME.', blocks: true }],
      recipients: [{ address: 'ann@x.test', instead: null, refused }],
      alterations: [{ code: 'lf', text: 'A last CRLF is added.' }],
    },
  )
  await screen.findByText('The relay has no 8BITMIME.', { exact: false })
  screen.getByText('Never to y.test.', { exact: false })
  screen.getByText('A last CRLF is added.')
  expect((await button('Release to 1 person')).disabled).toBe(true)
})

test('without a relay it leads to where one is added', async () => {
  aDialog({ 'GET /api/relays': { relays: [] } })
  const link = await screen.findByRole<HTMLAnchorElement>('link', { name: 'Add a relay' })
  expect(new URL(link.href).pathname).toBe('/settings/relays')
})

test('a dry run shows what the relay said to each', async () => {
  const line = { at: 1, from: 'server', text: '550 5.1.1 unknown' }
  aDialog({
    'POST /api/messages/m/release/dry-run': {
      ...{
        ok: false,
        message: 'One of two is refused.',
        failed: 'recipients',
        host: 'h',
        port: 25,
      },
      ...{ tls: null, extensions: ['8BITMIME'], transcript: [line], ms: 5 },
      recipients: [
        { address: 'ann@x.test', accepted: true, reply: '250 fine' },
        { address: 'bob@x.test', accepted: false, reply: '550 no' },
        { address: 'eve@x.test', accepted: null, reply: null },
      ],
    },
  })
  await button('Release to 1 person')
  await fireEvent.click(await button('Dry run as far as RCPT'))
  await screen.findByText('One of two is refused.')
  for (const words of ['accepted', 'refused', 'not asked', '550 5.1.1 unknown', 'not encrypted']) {
    screen.getByText(words)
  }
})

test('asks anew for other recipients, and not for none', async () => {
  const { app, asked } = aStage({ 'POST /api/messages/m/release/preview': aPreview() })
  const plan = new Plan(app.client, { ids: ['m'] })
  plan.to = []
  void plan.look()
  await tick()
  expect(asked).toEqual([])
  expect(plan.ready).toBe(false)
  plan.to = ['bob@y.test']
  plan.change('messageId', 'new')
  plan.change('from', 'x@y.test')
  plan.change('from', undefined)
  void plan.look()
  expect(plan.ready).toBe(false)
  await waitFor(() => expect(plan.ready).toBe(true))
  expect(asked.at(-1)?.body).toEqual({ to: ['bob@y.test'], messageId: 'new' })
  plan.to = ['bob@y.test', 'eve@y.test']
  expect(plan.ready).toBe(false)
})

test('many messages go to their own envelopes unless somebody is named', () => {
  const plan = new Plan(aStage().app.client, { inbox: 'all', upTo: 7 })
  plan.to = []
  expect(plan.request).toEqual({})
  plan.to = ['me@x.test']
  plan.deleteAfter = true
  expect(plan.request).toEqual({ to: ['me@x.test'], deleteAfter: true })
})

test.each([
  ['12', 12],
  ['1,284', 1284],
  ['1.284', 1284],
  ['1 284', 1284],
  ['', null],
  ['-1', null],
  ['twelve', null],
  ['1e3', null],
])('reads %j as %j', (text, n) => expect(readNumber(text)).toBe(n))

test('only the address of a name counts', () => {
  expect(pathsOf(['Ada <ada@x.test>', 'bob@x.test', 'nobody'])).toEqual([
    ...['ada@x.test', 'bob@x.test', 'nobody'],
  ])
})
