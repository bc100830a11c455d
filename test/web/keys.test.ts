// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { Keys, type Command } from '../../web/state/keys.ts'

function draw() {
  document.body.innerHTML = `<button id="free">x</button><input id="field"><input id="tick" type="checkbox">
    <textarea id="area"></textarea><div role="dialog"><button id="boxed">x</button></div>`
}

function pressed(init: KeyboardEventInit, on = 'free', change: Partial<Command> = {}): number {
  draw()
  let runs = 0
  const keys = new Keys()
  keys.add([
    {
      id: 'delete',
      title: { en: 'Delete', es: 'Borrar' },
      keys: ['e', '#'],
      run: () => runs++,
      ...change,
    },
  ])
  const target = document.querySelector(`#${on}`)
  target?.addEventListener('keydown', (event) => {
    if (event instanceof KeyboardEvent) keys.handle(event)
  })
  target?.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }))
  return runs
}

test('runs the command of a key', () => {
  expect(pressed({ key: 'e' })).toBe(1)
  expect(pressed({ key: '#', shiftKey: true })).toBe(1)
  expect(pressed({ key: 'e' }, 'tick')).toBe(1)
})

test.each(['field', 'area', 'boxed'])('leaves keys to #%s', (id) => {
  expect(pressed({ key: 'e' }, id)).toBe(0)
})

test('leaves the shortcuts of the browser alone', () => {
  expect(pressed({ key: 'e', ctrlKey: true })).toBe(0)
  expect(pressed({ key: 'e', metaKey: true })).toBe(0)
  expect(pressed({ key: 'e', altKey: true })).toBe(0)
  expect(pressed({ key: 'e', isComposing: true })).toBe(0)
})

test('takes characters that need AltGr or Option by what they are', () => {
  expect(pressed({ key: '#', altKey: true, ctrlKey: true })).toBe(1)
  expect(pressed({ key: '#', altKey: true })).toBe(1)
  expect(pressed({ key: '#', modifierAltGraph: true })).toBe(1)
  expect(pressed({ key: '#', metaKey: true, altKey: true })).toBe(0)
})

test('runs with Ctrl where that is asked for, while typing too', () => {
  const palette = { keys: ['Mod+k'] }
  for (const on of ['free', 'field', 'area', 'boxed']) {
    expect(pressed({ key: 'k', ctrlKey: true }, on, palette)).toBe(1)
    expect(pressed({ key: 'k' }, on, palette)).toBe(0)
  }
  expect(pressed({ key: 'k', ctrlKey: true, shiftKey: true }, 'free', palette)).toBe(0)
})

test('a key that is held runs only what says so', () => {
  expect(pressed({ key: 'e', repeat: true })).toBe(0)
  expect(pressed({ key: 'e', repeat: true }, 'free', { repeats: true })).toBe(1)
})

/** What runs when keys are pressed one after the other, so many ms apart. */
function pressedInTurn(strokes: readonly string[], apart = 100): string[] {
  draw()
  let now = 0
  const ran: string[] = []
  const keys = new Keys(() => now)
  const add = (id: string, own: string) =>
    keys.add([{ id, title: { en: id, es: id }, keys: [own], run: () => ran.push(id) }])
  add('all', 'g a')
  add('select', 'a')
  add('next', 'j')
  for (const key of strokes) {
    keys.handle(new KeyboardEvent('keydown', { key, cancelable: true }))
    now += apart
  }
  return ran
}

test('runs the command of two keys, the second within a second', () => {
  expect(pressedInTurn(['g', 'a'])).toEqual(['all'])
  expect(pressedInTurn(['g', 'Shift', 'a'])).toEqual(['all'])
  expect(pressedInTurn(['g', 'a'], 1000)).toEqual(['select'])
  expect(pressedInTurn(['g', 'g', 'a'])).toEqual(['all'])
  expect(pressedInTurn(['g', 'j', 'a'])).toEqual(['next', 'select'])
  expect(pressedInTurn(['a', 'g'])).toEqual(['select'])
})

test('runs nothing where it is not possible', () => {
  expect(pressed({ key: 'e' }, 'free', { possible: () => false })).toBe(0)
})

test('forgets the commands of a part that is gone', () => {
  const keys = new Keys()
  const gone = keys.add([{ id: 'a', title: { en: '', es: '' }, keys: ['a'], run: () => {} }])
  keys.add([{ id: 'b', title: { en: '', es: '' }, keys: ['b'], run: () => {} }])
  gone()
  expect(keys.commands.map(({ id }) => id)).toEqual(['b'])
})
