import { expect, test } from 'vitest'
import type { Engine } from '../../../server/store/store.ts'
import type { ZoneRecord } from '../../../server/types.ts'
import { aStore, everyone } from '../given.ts'

const spf: ZoneRecord = { name: 'shop.example', type: 'TXT', ttl: 60, value: 'v=spf1 -all' }
const keyRecord: ZoneRecord = { ...spf, name: 's1._domainkey.shop.example', value: 'v=DKIM1; p=x' }
const key = {
  selector: 's1',
  algorithm: 'rsa',
  bits: 2048,
  createdAt: '2026-01-01T00:00:00.000Z',
} as const

export function zones(engine: Engine): void {
  test('keeps planned zones, and tells of each change', async () => {
    const { store, event } = await aStore(engine)
    expect(await store.zones()).toEqual([])
    const made = await store.saveZone('shop.example', { records: [spf] })
    expect(made).toMatchObject({ domain: 'shop.example', records: [spf], sending: [], keys: [] })
    expect(await event('zone.changed')).toMatchObject({ domain: 'shop.example', inbox: null })

    const changed = await store.saveZone('shop.example', { sending: ['203.0.113.5'] })
    expect(changed).toMatchObject({ records: [spf], sending: ['203.0.113.5'] })
    await store.saveZone('other.example', {})
    expect((await store.zones()).map(({ domain }) => domain)).toEqual([
      'other.example',
      'shop.example',
    ])
    expect(await store.zone('shop.example')).toEqual(changed)

    await store.deleteZone('shop.example')
    await expect(store.zone('shop.example')).rejects.toMatchObject({ code: 'not_found' })
    await expect(store.deleteZone('shop.example')).rejects.toMatchObject({ code: 'not_found' })
  })

  test('keeps the private half of a key as a secret, and its record in the zone', async () => {
    const { store } = await aStore(engine)
    const domain = 'shop.example'
    const zone = await store.addDkimKey(domain, key, keyRecord, 'the private half')
    expect(zone).toMatchObject({ records: [keyRecord], keys: [key] })
    expect(await store.dkimKey(domain, 's1')).toBe('the private half')
    await expect(store.addDkimKey(domain, key, keyRecord, 'another')).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(await store.dkimKey(domain, 's1')).toBe('the private half')

    const rest = await store.deleteDkimKey(domain, 's1', keyRecord.name)
    expect(rest).toMatchObject({ records: [], keys: [] })
    expect(await store.dkimKey(domain, 's1')).toBeNull()
    await expect(store.deleteDkimKey(domain, 's1', keyRecord.name)).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('forgets the keys of a zone that goes', async () => {
    const { store } = await aStore(engine)
    await store.addDkimKey('shop.example', key, keyRecord, 'the private half')
    await store.deleteZone('shop.example')
    expect(await store.dkimKey('shop.example', 's1')).toBeNull()
  })

  test('keeps where the mail of an inbox is sent from', async () => {
    const { store, inbox } = await aStore(engine)
    expect(inbox.sending).toEqual([])
    const sending = ['203.0.113.5', 'include:spf.relay.example']
    await store.changeInbox(everyone, inbox.id, { sending })
    const { sending: kept } = await store.changeInbox(everyone, inbox.id, { name: 'Other' })
    expect(kept).toEqual(sending)
  })
}
