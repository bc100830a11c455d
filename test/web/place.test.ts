// @vitest-environment jsdom
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { follow, home, readAddress, writeAddress, type Address } from '../../web/state/address.ts'
import { noFilter } from '../../web/state/releases/filter.ts'
import { sortNames } from '../../web/state/sorts.ts'
import { Place } from '../../web/state/place.svelte.ts'

const origin = 'http://localhost:3000'
let leave = () => {}

beforeEach(() => history.replaceState(null, '', '/all'))
afterEach(() => leave())

function aPlace(path = '/all', base = '/') {
  history.replaceState(null, '', path)
  const place = new Place(window, origin + base)
  leave = place.listen()
  return place
}

test('reads back every address it writes, under any base path', () => {
  const text = fc.string({ minLength: 1, unit: 'grapheme' })
  const mail = fc
    .record({
      inbox: fc.oneof(fc.constant('all'), fc.uuid()),
      q: fc.oneof(fc.constant(''), text),
      sort: fc.option(fc.constantFrom(...sortNames)),
      message: fc.option(fc.uuid()),
      part: fc.option(fc.constantFrom('2', '2.1')),
      tab: fc.option(fc.constantFrom('text', 'raw')),
      line: fc.option(fc.integer({ min: 1 })),
    })
    .map(({ part, tab, line, ...some }): Address => {
      const inside = some.message === null ? {} : { part, tab, line }
      return { ...home, ...some, ...inside }
    })
  const other = fc.oneof(
    fc.constantFrom('settings', 'compose').map((page): Address => ({ ...home, page })),
    fc
      .tuple(fc.option(fc.uuid()), fc.option(fc.uuid()), fc.option(fc.constantFrom('text', 'html')))
      .map(([message, second, tab]): Address => {
        const other = message && second
        return { ...home, page: 'compare', message, other, tab: other && tab }
      }),
    fc.option(fc.uuid()).map((session): Address => ({ ...home, page: 'connections', session })),
    fc
      .tuple(fc.option(fc.uuid()), fc.option(text), fc.option(fc.constantFrom('failed', 'held')))
      .map(([release, domain, state]): Address => {
        return { ...home, page: 'releases', release, filter: { ...noFilter, domain, state } }
      }),
    fc
      .option(fc.constant('relays'))
      .map((section): Address => ({ ...home, page: 'settings', section })),
  )
  fc.assert(
    fc.property(fc.oneof(mail, other), fc.constantFrom('/', '/mail/', '/a/b/'), (address, base) => {
      const url = new URL(writeAddress(address, base), origin)
      expect(readAddress(url, base)).toEqual(address)
    }),
  )
})

test.each(['/', '/nowhere', '/inbox', '/inbox/', '/all/'])('takes %s for all mail', (path) => {
  expect(readAddress(new URL(path, origin), '/')).toEqual(home)
})

test('survives an address that nobody can decode', () => {
  expect(readAddress(new URL('/inbox/%E0%A4%A', origin), '/').inbox).toBe('%E0%A4%A')
})

test('keeps search and tab from message to message, and drops them in another inbox', () => {
  const here: Address = { ...home, q: 'order', message: 'a', tab: 'raw' }
  expect(follow(here, { message: 'b' })).toEqual({ ...here, message: 'b' })
  expect(follow(here, { inbox: 'shop' })).toEqual({ ...home, inbox: 'shop' })
  expect(follow(here, { page: 'settings' })).toEqual({ ...home, page: 'settings' })
})

test('leaves part and line behind with their message, and the line with its tab', () => {
  const here: Address = { ...home, message: 'a', part: '2', tab: 'raw', line: 7 }
  expect(follow(here, { message: 'b' })).toEqual({ ...home, message: 'b', tab: 'raw' })
  expect(follow(here, { tab: 'source' })).toEqual({ ...here, tab: 'source', line: null })
  expect(follow(here, { q: 'order' })).toEqual({ ...here, q: 'order' })
  expect(follow(here, { tab: 'source', line: 9 })).toEqual({ ...here, tab: 'source', line: 9 })
})

test('keeps the tab when one of the two compared is changed, and drops it with the page', () => {
  const here: Address = { ...home, page: 'compare', message: 'a', other: 'b', tab: 'text' }
  expect(follow(here, { other: 'c' })).toEqual({ ...here, other: 'c' })
  expect(follow(here, { message: 'b', other: 'a' })).toEqual({ ...here, message: 'b', other: 'a' })
  expect(follow(here, { page: 'compare', message: 'a' }).tab).toBeNull()
})

test('writes where it goes into the URL', () => {
  const place = aPlace('/box/inbox/i1', '/box/')
  place.go({ q: 'from:shop', message: 'm1' })
  expect(location.pathname + location.search).toBe('/box/inbox/i1?q=from%3Ashop&message=m1')
})

test('follows Back', async () => {
  const place = aPlace()
  place.go({ message: 'm1' })
  place.go({ message: 'm2' }, { replace: true })
  const back = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }))
  history.back()
  await back
  expect(place.message).toBeNull()
})

test('follows plain clicks on its own links only', () => {
  const place = aPlace('/all')
  document.body.innerHTML = `
    <a id="own" href="/all?message=m1"><b>own</b></a>
    <a id="api" href="/api/docs">api</a>
    <a id="new" href="/settings" target="_blank">new</a>
    <a id="far" href="http://example.test/all">far</a>`
  // jsdom does not go anywhere; what is not prevented is left to the browser.
  const click = (id: string, init: MouseEventInit = {}) =>
    !document
      .querySelector(`#${id}`)
      ?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...init }))
  document.addEventListener('click', (event) => event.preventDefault(), { once: false })
  click('own', { ctrlKey: true })
  click('api')
  click('new')
  click('far')
  expect(place.message).toBeNull()
  click('own')
  expect(place.message).toBe('m1')
})
