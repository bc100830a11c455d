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
  expect(pressed({ key: 'e', isComposing: true })).toBe(0)
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
