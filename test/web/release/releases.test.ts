// @vitest-environment jsdom
import { expect, test } from 'vitest'
import type { LiveMessage, ReleaseRow } from '../../../server/types.ts'
import { noFilter } from '../../../web/state/releases/filter.ts'
import { Releases } from '../../../web/state/releases/releases.svelte.ts'
import { Relays } from '../../../web/state/releases/relays.svelte.ts'
import { aStage } from '../stage.ts'
import { aRelay, aRow } from './release.ts'

const news = (releases: ReleaseRow[] | null): LiveMessage => ({
  ...{ seq: 1, at: '2026-11-22T16:00:00.000Z', inbox: null },
  type: 'releases.changed',
  releases,
})

function aList(releases: ReleaseRow[], cursor: string | null = null) {
  const page = { releases, cursor, total: releases.length }
  const answers = { 'GET /api/releases': page, 'POST /api/releases/act': { changed: 2 } }
  const stage = aStage(answers)
  return { ...stage, page, list: new Releases(stage.app.client) }
}

test('a release that moves on does so in its place', async () => {
  const { list, asked } = aList([aRow({ id: 'b', n: 2 }), aRow()])
  await list.load()
  list.apply(news([aRow({ state: 'delivered' })]))
  expect(list.rows.map(({ id, state }) => `${id} ${state}`)).toEqual(['b queued', 'a delivered'])
  expect(asked).toHaveLength(1)
})

test('what moves on while the list is on its way is asked for once more', async () => {
  const { list, page, asked } = aList([aRow()])
  await list.load()
  list.apply(news(null))
  await expect.poll(() => asked.length).toBe(2)
  page.releases = [aRow({ state: 'delivered' })]
  void list.load()
  list.apply(news([aRow({ state: 'delivered' })]))
  await expect.poll(() => asked.length).toBe(4)
  expect(list.rows[0]?.state).toBe('delivered')
})

test('new ones come above the others, and are counted for the scroll position', async () => {
  const { list, page } = aList([aRow()])
  await list.load()
  const added = aRow({ id: 'b', n: 2 })
  page.releases = [added, aRow()]
  page.total = 2
  list.apply(news([added]))
  await expect.poll(() => list.rows.map(({ id }) => id)).toEqual(['b', 'a'])
  expect([list.total, list.prepended]).toEqual([2, 1])
})

test('what was scrolled to stays when the first page is asked for again', async () => {
  const { list, page } = aList([aRow({ id: 'c', n: 3 }), aRow({ id: 'b', n: 2 })], 'next')
  await list.load()
  Object.assign(page, { releases: [aRow({ id: 'a', n: 1 })], cursor: null })
  await list.need(2)
  expect(list.rows.map(({ id }) => id)).toEqual(['c', 'b', 'a'])
  Object.assign(page, {
    releases: [aRow({ id: 'd', n: 4 }), aRow({ id: 'c', n: 3 })],
    cursor: 'next',
  })
  list.apply(news(null))
  await expect.poll(() => list.rows.map(({ id }) => id)).toEqual(['d', 'c', 'b', 'a'])
})

test('a refusal is told, and asking again mends it', async () => {
  const stage = aStage()
  const list = new Releases(stage.app.client)
  await list.load()
  expect([list.status, list.error?.code]).toEqual(['failed', 'not_found'])
})

test('an act on all names the states it is about, within the filter', async () => {
  const { list, asked } = aList([])
  list.show({ ...noFilter, state: 'failed', relay: 'r1' })
  expect(await list.actOnAll('retry', ['deferred', 'failed', 'partial'])).toBe(2)
  expect(await list.actOnAll('pause', ['queued'])).toBe(0)
  expect(asked.at(-1)).toEqual({
    route: 'POST /api/releases/act',
    body: { act: 'retry', relay: 'r1', states: ['failed', 'partial'] },
  })
})

test('one relay is the default one', async () => {
  const stage = aStage({
    'GET /api/relays': { relays: [aRelay({ isDefault: true }), aRelay({ id: 'r2' })] },
  })
  const relays = new Relays(stage.app.client)
  relays.load()
  await expect.poll(() => relays.list.value?.length).toBe(2)
  relays.put(aRelay({ id: 'r2', isDefault: true }))
  expect(relays.list.value?.map(({ isDefault }) => isDefault)).toEqual([false, true])
  relays.put(aRelay({ id: 'r3' }))
  expect(relays.list.value?.map(({ id }) => id)).toEqual(['r1', 'r2', 'r3'])
})
