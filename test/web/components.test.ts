// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/svelte'
import { tick } from 'svelte'
import { afterEach, expect, test } from 'vitest'
import type { Session } from '../../server/types.ts'
import SessionRow from '../../web/connections/SessionRow.svelte'
import Transcript from '../../web/connections/Transcript.svelte'
import ConnectionCard from '../../web/inbox/empty/ConnectionCard.svelte'
import MessageRow from '../../web/inbox/MessageRow.svelte'
import SearchBox from '../../web/inbox/SearchBox.svelte'
import Confirm from '../../web/ui/Confirm.svelte'
import Toasts from '../../web/ui/Toasts.svelte'
import { aRow } from './row.ts'
import { aStage } from './stage.ts'

afterEach(cleanup)

const quiet = { compact: false, active: true, ontick: () => {} }

test('says in words that a message is unread', () => {
  aStage().show(MessageRow, { message: aRow(1), ...quiet })
  expect(screen.getByRole('link').textContent).toMatch(/^Unread/)
})

test('shows sender, first recipient and how many more the envelope names', () => {
  const message = aRow(1, { recipients: 12, subject: null, unread: false })
  aStage().show(MessageRow, { message, ...quiet })
  const text = screen.getByRole('link').textContent
  expect(text).toContain('Shop')
  expect(text).toContain('→ lucia@ +11')
  expect(text).toContain('(no subject)')
  expect(text).not.toContain('Unread')
})

test('shows how many recipients there are when no header names one', () => {
  aStage().show(MessageRow, { message: aRow(1, { to: [], recipients: 2 }), ...quiet })
  expect(screen.getByRole('link').textContent).toContain('→ 2 recipients')
})

test('marks the open message for screen readers', async () => {
  const { app, show } = aStage()
  show(MessageRow, { message: aRow(1), ...quiet })
  app.place.go({ message: 'm1' })
  await tick()
  expect(screen.getByRole('link').getAttribute('aria-current')).toBe('true')
})

test('ticks a range with Shift', async () => {
  const shifts: boolean[] = []
  aStage().show(MessageRow, {
    ...quiet,
    message: aRow(1),
    ontick: (shift: boolean) => shifts.push(shift),
  })
  await fireEvent.click(screen.getByLabelText('Select Message 1'), { shiftKey: true })
  expect(shifts).toEqual([true])
})

test('searches after a pause in typing and opens nothing', async () => {
  const { app, asked, show } = aStage()
  show(SearchBox, {})
  await fireEvent.input(screen.getByLabelText('Search messages'), {
    target: { value: 'from:shop ' },
  })
  await waitFor(() => expect(app.place.q).toBe('from:shop'))
  expect(app.place.message).toBeNull()
  expect(asked.map(({ route }) => route)).toEqual(['GET /api/search/explain'])
})

test('takes the focus when it is asked to', async () => {
  const { app, show } = aStage()
  show(SearchBox, {})
  app.screen.searchAsked++
  await tick()
  expect(document.activeElement).toBe(screen.getByLabelText('Search messages'))
})

test('shows a password only when asked', async () => {
  const connection = {
    host: 'h',
    port: 1,
    tls: 'starttls' as const,
    login: { user: 'shop', password: 's3cret' },
  }
  aStage().show(ConnectionCard, { connection, auth: 'inbox', shown: false })
  expect(document.body.textContent).not.toContain('s3cret')
  await fireEvent.click(screen.getByLabelText('Show the password'))
  expect(document.body.textContent).toContain('s3cret')
})

test('deletes with a toast that brings back', async () => {
  const { app, asked, show } = aStage({
    'DELETE /api/messages': { deleted: 2, undo: 'token', until: '2026-11-22T17:00:00Z' },
    'POST /api/undo': { changed: 2 },
  })
  show(Toasts, {})
  await app.acts.remove({ ids: ['m1', 'm2'] })
  await waitFor(() => screen.getByText('2 messages deleted'))
  await fireEvent.click(screen.getByText('Undo'))
  await waitFor(() => screen.getByText('2 messages restored'))
  expect(asked.at(-1)).toEqual({ route: 'POST /api/undo', body: { undo: 'token' } })
})

test('deletes all that match, but nothing that came later', async () => {
  const { app, asked } = aStage({ 'DELETE /api/messages': { deleted: 9, undo: null, until: null } })
  app.selection.selectAll(41)
  await app.acts.remove(app.acts.selected())
  expect(asked).toEqual([{ route: 'DELETE /api/messages', body: { inbox: 'all', upTo: 41 } }])
  expect(app.selection.all).toBe(false)
})

test('says what went wrong with an act', async () => {
  const { app, show } = aStage()
  show(Toasts, {})
  await app.acts.markRead('m1', false)
  await waitFor(() => screen.getByText('PATCH /api/messages/m1'))
})

test('asks once more before it deletes', async () => {
  let runs = 0
  aStage().show(Confirm, { title: 'Delete inbox', sure: 'Really delete', run: () => runs++ })
  await fireEvent.click(screen.getByText('Delete inbox'))
  expect(runs).toBe(0)
  await fireEvent.click(screen.getByText('Really delete'))
  expect(runs).toBe(1)
})

const session: Session = {
  id: 's1',
  startedAt: '2026-11-22T16:00:00.000Z',
  endedAt: '2026-11-22T16:00:00.250Z',
  outcome: 'auth-refused',
  reason: '535 5.7.8 Authentication failed',
  clientAddress: '127.0.0.1',
  clientPort: 5,
  serverPort: 1025,
  ehlo: 'app',
  tls: { version: 'TLSv1.3', cipher: 'X', implicit: false },
  user: 'shop',
  authMethod: 'PLAIN',
  messages: 0,
  truncated: false,
  transcript: [
    { at: 1, from: 'server', text: '220 ready' },
    { at: 250, from: 'server', text: '535 5.7.8 Authentication failed' },
  ],
}

test('tells in words how a session ended, and why', () => {
  aStage().show(SessionRow, { session, active: true })
  const text = screen.getByRole('link').textContent
  for (const part of ['AUTH refused', '535 5.7.8', 'TLS 1.3', 'PLAIN shop', '250\u00a0ms']) {
    expect(text).toContain(part)
  }
})

test('shows each line of a session with its time and a way to copy it', () => {
  aStage().show(Transcript, { lines: session.transcript })
  expect(
    screen
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.textContent?.trim()),
  ).toEqual(['0.001Mailproof220 ready', '0.250Mailproof535 5.7.8 Authentication failed'])
  expect(screen.getAllByLabelText('Copy this line')).toHaveLength(2)
})
