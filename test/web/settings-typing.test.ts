// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/svelte'
import { tick } from 'svelte'
import { afterEach, expect, test } from 'vitest'
import type { Inbox } from '../../server/types.ts'
import Inboxes from '../../web/settings/Inboxes.svelte'
import { aStage } from './stage.ts'

afterEach(cleanup)

const shop: Inbox = {
  id: 'shop',
  name: 'Shop',
  user: 'shop',
  password: 'secret',
  origin: 'hand',
  isDefault: false,
  createdAt: '2026-11-22T16:00:00.000Z',
  total: 1,
  unread: 1,
  bytes: 1000,
  retention: { messages: null, days: null, bytes: 2e9 },
  rules: [],
  spamThreshold: 5,
  sending: [],
}

test('what is typed for an inbox stays there while mail arrives', async () => {
  const { app, show } = aStage()
  app.inboxes.list = [shop]
  show(Inboxes as never, {})
  await tick()
  await fireEvent.click(screen.getByText('Shop'))
  const name = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Name' })
  const days = within(screen.getByRole('group', { name: 'Keep' })).getAllByRole<HTMLInputElement>(
    'spinbutton',
  )
  await fireEvent.input(name, { target: { value: 'Oven' } })
  for (const field of days) await fireEvent.input(field, { target: { value: '7' } })

  app.inboxes.list = [{ ...shop, total: 2, retention: { ...shop.retention } }]
  await tick()
  screen.getByText('2 messages')
  expect(name.value).toBe('Oven')
  expect(days.map(({ value }) => value)).toEqual(['7', '7', '7'])

  app.inboxes.list = [{ ...shop, name: 'Kiln', retention: { messages: 3, days: 4, bytes: 5e6 } }]
  await tick()
  expect(name.value).toBe('Kiln')
  expect(days.map(({ value }) => value)).toEqual(['3', '4', '5'])
})
