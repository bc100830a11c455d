import { expect, test } from 'vitest'
import type { Condition } from '../../../server/search/condition.ts'
import { parseSearch } from '../../../server/search/parse.ts'
import type { Engine } from '../../../server/store/store.ts'
import { aMessage, analysed, analysisOf, anAnalyser, aStore, everyone, only } from '../given.ts'

const numbers = ({ messages }: { messages: { n: number }[] }) => messages.map(({ n }) => n)

const sorts = ['largest', 'smallest', 'sender', 'sender-down', 'subject', 'subject-down'] as const

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

  test('sorts by size, sender and subject: folded, those without one last, then newest first', async () => {
    const given = await aStore(engine)
    const { store, inbox } = given
    const some = [
      ['Émile', 'b subject', 'x'.repeat(40)],
      ['anna', 'A subject', 'x'.repeat(10)],
      [null, 'Ábc', 'x'.repeat(30)],
      ['Zoë', 'b SUBJECT', 'x'.repeat(10)],
      ['', 'c', 'x'.repeat(2)],
    ] as const
    const messages = some.map(([name, subject, text]) =>
      aMessage(inbox, {
        subject,
        text,
        header: { from: name === null ? null : { name, address: 'mail@example.test' } },
      }),
    )
    const wanted = {
      largest: [1, 3, 4, 2, 5],
      smallest: [5, 4, 2, 3, 1],
      sender: [2, 1, 5, 4, 3],
      'sender-down': [4, 5, 1, 2, 3],
      subject: [2, 3, 4, 1, 5],
      'subject-down': [5, 4, 1, 3, 2],
    } as const
    const found = async () => {
      const orders: Record<string, number[]> = {}
      for (const sort of sorts) orders[sort] = numbers(await store.list(everyone, { sort }))
      return orders
    }
    await store.add(messages)
    expect(await found()).toEqual(wanted)
    anAnalyser(store, (job) => {
      const analysis = analysisOf(job)
      const name = some[job.n - 1]?.[0]
      const from = typeof name === 'string' ? { name, address: 'mail@example.test' } : null
      return { n: job.n, analysis: { ...analysis, header: { ...analysis.header, from } } }
    })
    for (const { id } of messages) {
      await given.event('message.analysed', ({ message }) => message.id === id)
    }
    expect(await found()).toEqual(wanted)
  })

  test('pages through every order without a gap, with and without a search', async () => {
    const given = await aStore(engine)
    const { store, inbox } = given
    const messages = Array.from({ length: 23 }, (_, at) =>
      aMessage(inbox, { subject: `${'東京é'[at % 3]} order ${at % 5}`, text: 'x'.repeat(at % 4) }),
    )
    await store.add(messages)
    await analysed(given, messages)
    for (const search of [undefined, parseSearch('order '), parseSearch('is:unread OR zzz')]) {
      for (const sort of ['newest', 'oldest', ...sorts] as const) {
        const all = numbers(await store.list(everyone, { search, sort, limit: 200 }))
        expect(all).toHaveLength(23)
        const paged: number[] = []
        for (let cursor: string | undefined; ;) {
          const page = await store.list(everyone, { search, sort, limit: 7, cursor })
          expect(page).toMatchObject({ offset: paged.length, total: 23, exact: true })
          paged.push(...numbers(page))
          if (page.cursor === null) break
          cursor = page.cursor
        }
        expect(paged, sort).toEqual(all)
        const jump = await store.list(everyone, { search, sort, limit: 4, offset: 17 })
        expect(numbers(jump), sort).toEqual(all.slice(17, 21))
        const id = messages[(all[13] ?? 0) - 1]?.id ?? ''
        const around = await store.list(everyone, { search, sort, limit: 5, around: id })
        expect(numbers(around), sort).toEqual(all.slice(10, 15))
        expect(around.offset).toBe(10)
      }
    }
  })

  test('says how many there are, whichever page is asked', async () => {
    const given = await aStore(engine)
    const { store, inbox } = given
    const messages = Array.from({ length: 9 }, (_, at) =>
      aMessage(inbox, { subject: at % 3 ? 'odd' : 'even' }),
    )
    await store.add(messages)
    await analysed(given, messages)
    await store.change(everyone, { ids: [messages[0]?.id ?? ''] }, { unread: false })
    for (const [query, total] of [
      ['odd', 6],
      ['-odd', 3],
      ['is:unread', 8],
      ['is:read', 1],
      ['odd OR is:read', 7],
    ] as const) {
      for (const place of [{}, { offset: 2 }, { offset: 50 }]) {
        const page = await store.list(everyone, { search: parseSearch(query), limit: 2, ...place })
        expect({ query, place, total: page.total, exact: page.exact }).toEqual({
          ...{ query, place, total },
          exact: true,
        })
      }
    }
  })

  test('never lists what was deleted, whatever finds it, and lists it again after undo', async () => {
    const given = await aStore(engine)
    const { store, inbox } = given
    const messages = Array.from({ length: 4 }, () =>
      aMessage(inbox, { subject: 'order', tags: ['t'] }),
    )
    await store.add(messages)
    await analysed(given, messages)
    const ids = messages.slice(0, 2).map(({ id }) => id)
    await store.change(everyone, { ids: messages.map(({ id }) => id) }, { pinned: true })
    const { undo } = await store.delete(everyone, { ids })
    const queries = [
      'order',
      '-zzz',
      'tag:t',
      'is:pinned',
      'is:tagged',
      'after:2020',
      'order is:pinned',
    ]
    const found = async () => {
      const lists = queries.map((q) => store.list(everyone, { search: parseSearch(q) }))
      return (await Promise.all(lists)).map(numbers)
    }
    expect(await found()).toEqual(queries.map(() => [4, 3]))
    await store.undo(everyone, undo ?? '')
    expect(await found()).toEqual(queries.map(() => [4, 3, 2, 1]))
  })

  test('finds by arrival whatever the order of arrival was', async () => {
    const given = await aStore(engine)
    const { store, inbox } = given
    const days = ['03', '01', '05', '02', '04']
    await store.add(
      days.map((day) => aMessage(inbox, { arrivedAt: `2026-11-${day}T12:00:00.000Z` })),
    )
    const found = async (q: string) =>
      numbers(await store.list(everyone, { search: parseSearch(q) }))
    expect(await found('after:2026-11-03')).toEqual([5, 3, 1])
    expect(await found('before:2026-11-03')).toEqual([4, 2])
    expect(await found('on:2026-11-02')).toEqual([4])
  })

  test('gives a search up when nobody waits for it, and answers the next one', async () => {
    const { store, inbox } = await aStore(engine)
    await store.add([aMessage(inbox)])
    const gone = store.list(everyone, { search: parseSearch('hello') }, AbortSignal.abort())
    await expect(gone).rejects.toMatchObject({ code: 'too_slow' })
    expect((await store.list(everyone, {})).total).toBe(1)
  })

  test('answers searches that come together, each with its own', async () => {
    const given = await aStore(engine)
    const { store, inbox } = given
    const messages = Array.from({ length: 12 }, (_, at) =>
      aMessage(inbox, { subject: `word${at}` }),
    )
    await store.add(messages)
    await analysed(given, messages)
    const lists = messages.map((_, at) =>
      store.list(everyone, { search: parseSearch(`subject:word${at} `) }),
    )
    expect((await Promise.all(lists)).map(numbers)).toEqual(messages.map((_, at) => [at + 1]))
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
