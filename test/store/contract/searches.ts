import { expect, test } from 'vitest'
import { parseSearch } from '../../../server/search/parse.ts'
import type { Engine } from '../../../server/store/store.ts'
import { aMessage, analysed, aStore, everyone, only } from '../given.ts'

export function searches(engine: Engine): void {
  test('keeps searches under their names', async () => {
    const { store, inbox, event } = await aStore(engine)
    expect(await store.savedSearches(everyone)).toEqual([])
    const invoices = await store.saveSearch(everyone, {
      name: ' Invoices ',
      q: 'invoice after:7d',
      inbox: null,
    })
    expect(invoices).toMatchObject({ name: 'Invoices', q: 'invoice after:7d', inbox: null })
    expect(await event('search.created')).toMatchObject({ search: invoices, inbox: null })
    const bounces = await store.saveSearch(everyone, { name: 'bounces', q: 'b', inbox: inbox.id })
    expect(await store.savedSearches(everyone)).toEqual([bounces, invoices])

    const change = { name: 'Bills', q: 'bill' }
    const bills = await store.changeSavedSearch(everyone, invoices.id, change)
    expect(bills).toEqual({ ...invoices, ...change })
    expect(await event('search.changed')).toMatchObject({ search: bills })
    expect(await store.changeSavedSearch(everyone, bills.id, { inbox: inbox.id })).toEqual({
      ...bills,
      inbox: inbox.id,
    })

    await store.deleteSavedSearch(everyone, bounces.id)
    expect(await event('search.deleted')).toMatchObject({ id: bounces.id, inbox: inbox.id })
    expect((await store.savedSearches(everyone)).map(({ name }) => name)).toEqual(['Bills'])
    await expect(store.deleteSavedSearch(everyone, bounces.id)).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('tells again what became of saved searches', async () => {
    const { store } = await aStore(engine)
    const seq = await store.seq()
    const search = await store.saveSearch(everyone, { name: 'One', q: 'one', inbox: null })
    await store.deleteSavedSearch(everyone, search.id)
    expect(await store.eventsSince(everyone, seq)).toMatchObject([
      { type: 'search.created', search },
      { type: 'search.deleted', id: search.id },
    ])
  })

  test('refuses a search without a name or a text, under a taken name, of no inbox', async () => {
    const { store } = await aStore(engine)
    const save = (name: string, q = 'x', inbox: string | null = null) =>
      store.saveSearch(everyone, { name, q, inbox })
    const first = await save('Invoices')
    await expect(save('INVOICES')).rejects.toMatchObject({ code: 'conflict' })
    await expect(save('  ')).rejects.toMatchObject({ code: 'bad_request' })
    await expect(save('Empty', ' ')).rejects.toMatchObject({ code: 'bad_request' })
    await expect(save('Lost', 'x', 'nowhere')).rejects.toMatchObject({ code: 'not_found' })
    const same = await store.changeSavedSearch(everyone, first.id, { name: 'INVOICES' })
    expect(same.name).toBe('INVOICES')
    expect(await store.savedSearches(everyone)).toEqual([same])
  })

  test('lets the searches of an inbox go with it', async () => {
    const { store, event } = await aStore(engine)
    const shop = await store.createInbox(everyone, { name: 'Shop', origin: 'hand' })
    const gone = await store.saveSearch(everyone, { name: 'Gone', q: 'a', inbox: shop.id })
    const stays = await store.saveSearch(everyone, { name: 'Stays', q: 'a', inbox: null })
    await store.deleteInbox(everyone, shop.id)
    expect(await event('search.deleted')).toMatchObject({ id: gone.id })
    expect(await store.savedSearches(everyone)).toEqual([stays])
  })

  test('shows and takes only the saved searches of a scope', async () => {
    const { store, inbox } = await aStore(engine)
    const shop = await store.createInbox(everyone, { name: 'Shop', origin: 'hand' })
    const all = await store.saveSearch(everyone, { name: 'All', q: 'a', inbox: null })
    const own = await store.saveSearch(everyone, { name: 'Own', q: 'a', inbox: shop.id })
    const scope = only(shop.id)
    expect(await store.savedSearches(scope)).toEqual([own])
    const refused = { code: 'not_found' }
    await expect(store.deleteSavedSearch(scope, all.id)).rejects.toMatchObject(refused)
    for (const where of [null, inbox.id]) {
      const wanted = { name: 'Mine', q: 'a', inbox: where }
      await expect(store.saveSearch(scope, wanted)).rejects.toMatchObject(refused)
      await expect(store.changeSavedSearch(scope, own.id, { inbox: where })).rejects.toMatchObject(
        refused,
      )
    }
  })

  test('says which of some messages a search finds', async () => {
    const given = await aStore(engine)
    const { store, inbox } = given
    const other = await store.createInbox(everyone, { name: 'Other', origin: 'hand' })
    const messages = [
      aMessage(inbox, { subject: 'Order one', tags: ['vip'] }),
      aMessage(inbox, { subject: 'Invoice' }),
      aMessage(other, { subject: 'Order two' }),
      aMessage(inbox, { subject: 'Order three' }),
    ]
    await store.add(messages)
    await analysed(given, messages)
    const ids = messages.map(({ id }) => id)
    const found = async (q: string, among = ids, where?: string, scope = everyone) => {
      const query = { search: parseSearch(q), inbox: where }
      const rows = await store.matching(scope, query, among)
      return rows.map(({ subject }) => subject)
    }
    expect(await found('order')).toEqual(['Order one', 'Order two', 'Order three'])
    expect(await found('order', ids.slice(1, 3))).toEqual(['Order two'])
    expect(await found('order', [ids[3] ?? '', 'unknown', ids[0] ?? ''])).toEqual([
      'Order one',
      'Order three',
    ])
    expect(await found('order', [])).toEqual([])
    expect(await found('order', ids, inbox.id)).toEqual(['Order one', 'Order three'])
    expect(await found('order', ids, undefined, only(other.id))).toEqual(['Order two'])
    expect(await found('-order')).toEqual(['Invoice'])
    expect(await found('tag:vip OR invoice')).toEqual(['Order one', 'Invoice'])
    expect(await found('')).toHaveLength(4)
    await store.delete(everyone, { ids: [ids[0] ?? ''] })
    expect(await found('order')).toEqual(['Order two', 'Order three'])
    await expect(found('order', [], 'nowhere')).rejects.toMatchObject({ code: 'not_found' })
    await store.change(everyone, { ids }, { unread: false })
    expect(await store.matching(everyone, {}, ids.slice(1, 2))).toMatchObject([
      { id: ids[1], subject: 'Invoice', unread: false, inbox: inbox.id },
    ])
  })
}
