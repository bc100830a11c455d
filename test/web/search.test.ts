// @vitest-environment jsdom
import fc from 'fast-check'
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/svelte'
import { tick } from 'svelte'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Completion, SavedSearch, SearchExplanation } from '../../server/types.ts'
import { completed } from '../../web/inbox/search/assistant.svelte.ts'
import { painted } from '../../web/inbox/search/paint.ts'
import SavedSearches from '../../web/inbox/search/SavedSearches.svelte'
import SearchBox from '../../web/inbox/SearchBox.svelte'
import { Settings } from '../../web/state/settings.svelte.ts'
import { anEvent } from './row.ts'
import { aStage } from './stage.ts'

beforeEach(() => {
  localStorage.clear()
  // jsdom draws nothing, so nothing can be scrolled there.
  Element.prototype.scrollIntoView = () => {}
})
afterEach(cleanup)

const offer = (insert: string, start: number, end: number, description = ''): Completion => ({
  ...{ insert, label: insert, description },
  replace: { start, end },
})

const explanation: SearchExplanation = {
  tokens: [{ kind: 'word', start: 0, end: 2, meaning: null }],
  errors: [],
  completions: [offer('from:', 0, 2, 'Sender'), offer('fresh', 0, 2)],
}

async function typing(text: string, answer: SearchExplanation = explanation) {
  const stage = aStage({ 'GET /api/search/explain': answer })
  stage.show(SearchBox, {})
  const box = screen.getByRole<HTMLInputElement>('combobox', { name: 'Search messages' })
  box.focus()
  await fireEvent.input(box, { target: { value: text } })
  return { ...stage, box, press: (key: string) => fireEvent.keyDown(box, { key }) }
}

test('offers what goes on, and takes what is chosen', async () => {
  const { app, box, press } = await typing('fr')
  const options = await screen.findAllByRole('option')
  expect(options.map((one) => one.textContent.trim())).toEqual(['from: Sender', 'fresh'])
  expect(box.getAttribute('aria-expanded')).toBe('true')
  expect(box.getAttribute('aria-activedescendant')).toBeNull()
  await press('ArrowDown')
  const active = document.getElementById(box.getAttribute('aria-activedescendant') ?? '')
  expect(active?.textContent).toBe('from: Sender')
  await press('ArrowUp')
  await press('Enter')
  await tick()
  expect([box.value, box.selectionStart]).toEqual(['fresh ', 6])
  expect(screen.queryByRole('listbox')).toBeNull()
  await waitFor(() => expect(app.place.q).toBe('fresh'))
})

test('leaves Enter, Tab and Escape alone where nothing is chosen', async () => {
  const { app, box, press } = await typing('fr')
  await screen.findByRole('listbox')
  expect(await press('Tab')).toBe(true)
  expect(box.value).toBe('fr')
  await press('Enter')
  expect([box.value, app.place.q]).toEqual(['fr', 'fr'])
  expect(screen.queryByRole('listbox')).toBeNull()
  for (const key of ['Tab', 'ArrowUp', 'ArrowLeft', 'Home']) expect(await press(key)).toBe(true)
  await press('ArrowDown')
  await screen.findByRole('listbox')
  await press('Escape')
  expect([box.value, screen.queryByRole('listbox')]).toEqual(['fr', null])
  await press('Escape')
  expect([box.value, app.place.q]).toEqual(['', ''])
})

test('does not open for a blank, or for what is there already', async () => {
  const { asked } = await typing('is:read ', {
    ...explanation,
    completions: [offer('from:', 8, 8), offer('is:read', 0, 7)],
  })
  await waitFor(() => expect(asked).toHaveLength(1))
  await tick()
  expect(screen.queryByRole('listbox')).toBeNull()
})

test('puts a completion in its place, with a blank behind what is whole', () => {
  expect(completed('a fr b', offer('from:', 2, 4))).toEqual({ text: 'a from: b', caret: 7 })
  expect(completed('is:un', offer('unread', 3, 5))).toEqual({ text: 'is:unread ', caret: 10 })
  expect(completed('(is:un)', offer('unread', 4, 6))).toEqual({ text: '(is:unread)', caret: 10 })
})

test('a completion replaces what was typed since of its piece, and nothing else', () => {
  const subject = offer('subject:', 2, 3)
  expect(completed('a subj b', subject, 'a s b')).toEqual({ text: 'a subject: b', caret: 10 })
  expect(completed('a  b', subject, 'a s b')).toEqual({ text: 'a subject: b', caret: 10 })
  for (const other of ['a s t b', 'a subject:x b', 'a s b c', 'b s b', 'a s', '']) {
    expect(completed(other, subject, 'a s b'), other).toBeNull()
  }
  expect(completed('f', offer('from:shop', 0, 0), '')?.text).toBe('from:shop ')
})

test('chooses from the list of the letters before as from that of the text', async () => {
  const { box, press } = await typing('f', {
    ...explanation,
    completions: [offer('from:', 0, 1), offer('fresh', 0, 1)],
  })
  await screen.findByRole('listbox')
  await fireEvent.input(box, { target: { value: 'fr' } })
  await press('ArrowDown')
  await press('Enter')
  await tick()
  expect([box.value, box.selectionStart]).toEqual(['from:', 5])
})

test('what the arrow chose stays chosen when the answer to the last letter comes', async () => {
  const { box, press, asked } = await typing('f')
  await screen.findByRole('listbox')
  await fireEvent.input(box, { target: { value: 'fr' } })
  await press('ArrowUp')
  await waitFor(() => expect(asked).toHaveLength(2))
  await new Promise(setImmediate)
  expect(screen.getByRole('option', { selected: true }).textContent.trim()).toBe('fresh')
})

test('paints every letter once, whatever text the explanation is of', () => {
  const place = fc.tuple(fc.nat(20), fc.nat(20)).map(([a, b]) => ({
    start: Math.min(a, b),
    end: Math.max(a, b),
  }))
  const kinds = ['word', 'key', 'value', 'operator'] as const
  fc.assert(
    fc.property(
      ...[fc.string(), fc.string(), fc.boolean()],
      fc.array(fc.tuple(place, fc.constantFrom(...kinds))),
      fc.array(fc.tuple(place, fc.boolean())),
      (text, known, busy, tokens, errors) => {
        const pieces = painted(
          text,
          known,
          {
            tokens: tokens.map(([at, kind]) => ({ ...at, kind, meaning: null })),
            errors: errors.map(([at, unfinished]) => ({ at, unfinished, message: '' })),
            completions: [],
          },
          busy,
        )
        expect(pieces.map((piece) => piece.text.value).join('')).toBe(text)
      },
    ),
  )
})

test('shows filters as such, and mistakes once they are none of haste', () => {
  const found: SearchExplanation = {
    tokens: [
      { kind: 'key', start: 0, end: 5, meaning: null },
      { kind: 'value', start: 5, end: 6, meaning: null },
      { kind: 'word', start: 7, end: 8, meaning: null },
    ],
    errors: [{ at: { start: 7, end: 8 }, message: '', unfinished: true }],
    completions: [],
  }
  const kinds = (busy: boolean) =>
    painted('from:a b', 'from:a b', found, busy).map(({ kind, text }) => [kind, text.value])
  expect(kinds(true)).toEqual([
    ['filter', 'from:a'],
    ['plain', ' b'],
  ])
  expect(kinds(false).at(-1)).toEqual(['wrong', 'b'])
})

const search: SavedSearch = {
  ...{ id: 's1', name: 'Invoices', q: 'invoice', inbox: null },
  createdAt: '2026-11-22T16:00:00.000Z',
}

test('saved searches follow what happens in other windows, by name', async () => {
  const { app, show } = aStage({ 'GET /api/searches': { searches: [search], seq: 3 } })
  show(SavedSearches, { narrow: false })
  await app.searches.load()
  const other = { ...search, id: 's2', name: 'bounces', q: 'bounce', inbox: 'shop' }
  const tell = (body: Parameters<typeof anEvent>[0], seq: number) =>
    app.searches.apply({ ...anEvent(body), seq })
  tell({ type: 'search.created', search: { ...other, id: 'old' } }, 2)
  tell({ type: 'search.created', search: other }, 4)
  const names = () => screen.getAllByRole('link').map((one) => one.textContent.trim())
  await waitFor(() => expect(names()).toEqual(['bounces', 'Invoices']))
  expect(screen.getByRole('link', { name: 'bounces' }).getAttribute('href')).toBe(
    '/inbox/shop?q=bounce',
  )
  tell({ type: 'search.changed', search: { ...other, name: 'Zeros' } }, 5)
  tell({ type: 'search.deleted', id: 's1' }, 6)
  await waitFor(() => expect(names()).toEqual(['Zeros']))
})

test('a saved search is renamed in its place', async () => {
  const { app, asked, show } = aStage({
    'GET /api/searches': { searches: [search], seq: 3 },
    'PATCH /api/searches/s1': { ...search, name: 'Bills' },
  })
  show(SavedSearches, { narrow: false })
  await app.searches.load()
  await fireEvent.click(await screen.findByRole('button', { name: 'More about “Invoices”' }))
  await fireEvent.click(screen.getByRole('menuitem', { name: 'Rename' }))
  const field = screen.getByRole('textbox', { name: 'Rename “Invoices”' })
  await fireEvent.input(field, { target: { value: ' Bills ' } })
  await fireEvent.keyDown(field, { key: 'Enter' })
  await screen.findByRole('link', { name: 'Bills' })
  expect(asked.at(-1)).toEqual({ route: 'PATCH /api/searches/s1', body: { name: 'Bills' } })
})

test('remembers the order of an inbox, and nothing of newest first', () => {
  const settings = new Settings(localStorage)
  settings.keepSort('shop', 'largest')
  settings.keepSort('ci', 'sender')
  settings.keepSort('ci', 'newest')
  const again = new Settings(localStorage)
  expect([again.sortOf('shop'), again.sortOf('ci'), again.sortOf('all')]).toEqual([
    ...['largest', 'newest', 'newest'],
  ])
  for (let n = 0; n < 60; n++) again.keepSort(`i${n}`, 'oldest')
  expect([again.sortOf('shop'), again.sortOf('i59')]).toEqual(['newest', 'oldest'])
  localStorage.setItem('mailproof.settings', '{"sorts":[["a","sideways"],["b"],7,["c","sender"]]}')
  expect(new Settings(localStorage).sortOf('c')).toBe('sender')
})
