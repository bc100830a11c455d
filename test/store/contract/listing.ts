import { expect, test } from 'vitest'
import type { Condition } from '../../../server/search/condition.ts'
import { parseSearch } from '../../../server/search/parse.ts'
import type { Engine } from '../../../server/store/store.ts'
import { aMessage, analysed, aStore, everyone, only } from '../given.ts'

const numbers = ({ messages }: { messages: { n: number }[] }) => messages.map(({ n }) => n)

export function listing(engine: Engine): void {
  test('lists newest first, page by page, and oldest first when asked', async () => {
    const { store, inbox } = await aStore(engine)
    await store.add(Array.from({ length: 7 }, () => aMessage(inbox)))
    const first = await store.list(everyone, { limit: 3 })
    expect(first).toMatchObject({ total: 7, offset: 0 })
    expect(numbers(first)).toEqual([7, 6, 5])
    await store.add([aMessage(inbox)])
    const second = await store.list(everyone, { limit: 3, cursor: first.cursor ?? '' })
    expect(numbers(second)).toEqual([4, 3, 2])
    expect(second.offset).toBe(4)
    const third = await store.list(everyone, { limit: 3, cursor: second.cursor ?? '' })
    expect(numbers(third)).toEqual([1])
    expect(third.cursor).toBeNull()
    const oldest = await store.list(everyone, { sort: 'oldest', limit: 3 })
    expect(numbers(oldest)).toEqual([1, 2, 3])
    const more = await store.list(everyone, { sort: 'oldest', cursor: oldest.cursor ?? '' })
    expect(numbers(more)).toEqual([4, 5, 6, 7, 8])
  })

  test('lists from a position, and around a message', async () => {
    const { store, inbox } = await aStore(engine)
    const messages = Array.from({ length: 10 }, () => aMessage(inbox))
    await store.add(messages)
    expect(numbers(await store.list(everyone, { offset: 4, limit: 2 }))).toEqual([6, 5])
    const around = await store.list(everyone, { around: messages[4]?.id ?? '', limit: 3 })
    expect(numbers(around)).toEqual([7, 6, 5])
    expect(around.offset).toBe(3)
    await expect(store.list(everyone, { around: 'nobody' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('refuses a cursor that is none', async () => {
    const { store } = await aStore(engine)
    await expect(store.list(everyone, { cursor: '?' })).rejects.toMatchObject({
      code: 'bad_request',
    })
  })

  test('lists one inbox', async () => {
    const { store, inbox } = await aStore(engine)
    const other = await store.createInbox(everyone, { name: 'Other', origin: 'hand' })
    await store.add([aMessage(inbox), aMessage(other), aMessage(other)])
    const page = await store.list(everyone, { inbox: other.id })
    expect(numbers(page)).toEqual([3, 2])
    expect(page.total).toBe(2)
    await expect(store.list(everyone, { inbox: 'none' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('finds by words, phrases, beginnings and filters, in any script', async () => {
    const given = await aStore(engine)
    const { store, inbox } = given
    const messages = [
      aMessage(inbox, { subject: 'Your order 20418', text: 'Order left our workshop.' }),
      aMessage(inbox, { subject: 'メールを確認', text: '…', tags: ['vip'] }),
      aMessage(inbox, { subject: 'Order confirmed', text: 'attached' }),
      aMessage(inbox, { subject: 'Łódź', text: 'Große Straße 50' }),
      aMessage(inbox, { subject: 'Save 50% on a_b', text: '!' }),
      aMessage(inbox, { subject: 'Page', text: '<p>' }),
    ]
    await store.add(messages)
    await analysed(given, messages)
    const wanted = {
      order: [3, 1],
      'order left': [1],
      '"left our workshop"': [1],
      '"workshop left"': [],
      ord: [3, 1],
      'ord ': [],
      'order -left': [3],
      '-order': [6, 5, 4, 2],
      'subject:confirmed': [3],
      text: [],
      'from:shop@example.test confirmed': [3],
      'to:lucia order': [3, 1],
      メール: [2],
      ール: [2],
      メ: [2],
      lodz: [4],
      Łódź: [4],
      STRASSE: [4],
      '50%': [5],
      '50': [5, 4],
      a_b: [5],
      'has:attachment': [3],
      '-has:attachment order': [1],
      'has:html': [6],
      'tag:vip': [2],
      'tag:VIP': [2],
      'is:tagged': [2],
      'is:read': [],
      'is:unread order': [3, 1],
      'inbox:default order': [3, 1],
      'inbox:other': [],
    }
    for (const scope of [everyone, only(inbox.id)]) {
      const found: Record<string, number[]> = {}
      for (const query of Object.keys(wanted)) {
        const page = await store.list(scope, { search: parseSearch(query) })
        expect(page.total).toBe(page.messages.length)
        found[query] = numbers(page)
      }
      expect(found).toEqual(wanted)
    }
  })

  test('combines conditions with or and not at any depth', async () => {
    const given = await aStore(engine)
    const { store, inbox } = given
    const messages = ['red', 'green', 'blue'].map((subject) => aMessage(inbox, { subject }))
    await store.add(messages)
    await analysed(given, messages)
    await store.change(everyone, { ids: [messages[2]?.id ?? ''] }, { pinned: true })
    const word = (token: string): Condition => ({
      field: 'subject',
      op: 'has',
      value: { tokens: [token], prefix: false },
    })
    const pinned: Condition = { field: 'pinned', op: 'is', value: true }
    const found = async (search: Condition) => numbers(await store.list(everyone, { search }))
    expect(await found({ or: [word('red'), word('green')] })).toEqual([2, 1])
    expect(await found({ or: [word('red'), pinned] })).toEqual([3, 1])
    expect(await found({ not: { or: [word('red'), pinned] } })).toEqual([2])
    expect(await found({ and: [{ not: word('red') }, { not: pinned }] })).toEqual([2])
    expect(await found({ not: { not: word('red') } })).toEqual([1])
    expect(await found({ or: [] })).toEqual([])
    expect(await found({ and: [] })).toEqual([3, 2, 1])
  })

  test('pages through a search', async () => {
    const given = await aStore(engine)
    const { store, inbox } = given
    const messages = Array.from({ length: 6 }, (_, at) =>
      aMessage(inbox, { subject: at % 2 ? 'odd' : 'even' }),
    )
    await store.add(messages)
    await analysed(given, messages)
    const search = parseSearch('odd')
    const first = await store.list(everyone, { search, limit: 2 })
    expect(numbers(first)).toEqual([6, 4])
    const rest = await store.list(everyone, { search, limit: 2, cursor: first.cursor ?? '' })
    expect(numbers(rest)).toEqual([2])
    expect(rest).toMatchObject({ offset: 2, total: 3, cursor: null })
    const around = await store.list(everyone, { search, limit: 2, around: messages[1]?.id ?? '' })
    expect(numbers(around)).toEqual([2])
    expect((await store.message(everyone, { latest: true, search })).n).toBe(6)
  })

  test('says how far the index has come', async () => {
    const given = await aStore(engine)
    const { store, inbox } = given
    const messages = [aMessage(inbox), aMessage(inbox)]
    await store.add(messages)
    expect(await store.indexed()).toEqual({ indexedThrough: 0, pending: 2, newest: 2 })
    await analysed(given, messages)
    expect(await store.indexed()).toEqual({ indexedThrough: 2, pending: 0, newest: 2 })
    expect(await store.list(everyone, {})).toMatchObject({ indexedThrough: 2, pending: 0 })
  })

  test('counts tags', async () => {
    const { store, inbox } = await aStore(engine)
    await store.add([
      aMessage(inbox, { tags: ['a', 'b'] }),
      aMessage(inbox, { tags: ['b'] }),
      aMessage(inbox),
    ])
    expect(await store.tags(everyone)).toEqual([
      { tag: 'b', messages: 2 },
      { tag: 'a', messages: 1 },
    ])
    expect(await store.tags(everyone, inbox.id)).toHaveLength(2)
    await expect(store.tags(everyone, 'none')).rejects.toMatchObject({ code: 'not_found' })
  })
}
