import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { parseSearch } from '../../../server/search/parse.ts'
import type { NewRelease, SettledAttempt } from '../../../server/store/releases.ts'
import type { Engine, Store } from '../../../server/store/store.ts'
import type { RecipientState, ReleaseAct, ReleaseState } from '../../../server/types.ts'
import { aClock, aMessage, aStore, bytesOf, everyone, only, type Given } from '../given.ts'
import { aRelay, aRelease, all, ends } from '../given-releases.ts'

type Fate = SettledAttempt['recipients'][number]['state']

interface Way {
  title: string
  /** What becomes of each recipient in turn, of those that are claimed. */
  steps: (Fate[] | ReleaseAct | 'claim')[]
  recipients: number
  state: ReleaseState
  counts: Partial<Record<RecipientState, number>>
}

const ways: Way[] = [
  { title: 'waits', recipients: 2, steps: [], state: 'queued', counts: { queued: 2 } },
  { title: 'is sent', recipients: 2, steps: ['claim'], state: 'sending', counts: { sending: 2 } },
  way('is delivered', [['delivered', 'delivered']], 'delivered', { delivered: 2 }),
  way('reaches some', [['delivered', 'failed']], 'partial', { delivered: 1, failed: 1 }),
  way('fails', [['failed', 'failed']], 'failed', { failed: 2 }),
  way('is uncertain', [['delivered', 'uncertain']], 'uncertain', { delivered: 1, uncertain: 1 }),
  way('waits longer', [['delivered', 'deferred']], 'deferred', { delivered: 1, deferred: 1 }),
  way('goes back', [['queued', 'queued']], 'queued', { queued: 2 }),
  way('is held', ['pause'], 'held', { queued: 2 }),
  way('goes on', ['pause', 'resume'], 'queued', { queued: 2 }),
  way('is given up', ['cancel'], 'cancelled', { cancelled: 2 }),
  way('is held on its way', ['claim', 'pause', ['deferred', 'delivered']], 'held', {
    deferred: 1,
    delivered: 1,
  }),
  way('is given up on its way', ['claim', 'cancel', ['deferred', 'delivered']], 'partial', {
    cancelled: 1,
    delivered: 1,
  }),
  way('is queued anew', [['failed', 'delivered'], 'retry'], 'queued', { queued: 1, delivered: 1 }),
  way('is queued after doubt', [['uncertain', 'delivered'], 'retry'], 'queued', {
    queued: 1,
    delivered: 1,
  }),
  way('is queued after it was given up', ['cancel', 'retry'], 'queued', { queued: 2 }),
  way('is not sent twice', [['delivered', 'delivered'], 'retry'], 'delivered', { delivered: 2 }),
]

function way(title: string, steps: Way['steps'], state: ReleaseState, counts: Way['counts']): Way {
  return { title, recipients: 2, steps, state, counts }
}

export function releases(engine: Engine): void {
  test.each(ways)('a release $title', async ({ recipients, steps, state, counts }) => {
    const { store, release } = await given(engine, { recipients })
    let claimed: Awaited<ReturnType<Store['claim']>>['claims'] = []
    const claim = async () => (claimed = (await store.claim(all)).claims)
    for (const step of steps) {
      if (step === 'claim') await claim()
      else if (typeof step === 'string') {
        await store.changeReleases(everyone, { ids: [release.id] }, step)
      } else {
        if (claimed.length === 0) await claim()
        const [{ attempt = '', recipients: to = [] } = {}] = claimed
        await store.committing([attempt])
        await store.settle([
          ends(
            attempt,
            to.map(({ address }, i) => [address, step[i] ?? 'failed']),
          ),
        ])
        claimed = []
      }
    }
    const row = await store.release(everyone, release.id)
    const none = { queued: 0, sending: 0, deferred: 0, delivered: 0, failed: 0, uncertain: 0 }
    expect(row).toMatchObject({ state, recipients: { ...none, cancelled: 0, ...counts } })
    const open = ['queued', 'sending', 'deferred', 'held'].includes(state)
    expect(row.endedAt === null).toBe(open)
    const list = (await store.releases(everyone, { states: [state] })).releases
    expect(list.map(({ id }) => id)).toEqual([release.id])
    const found = await store.list(everyone, { search: parseSearch('is:released') })
    expect(found.total).toBe(counts.delivered ? 1 : 0)
  })

  test('keeps what came of each recipient and each attempt', async () => {
    const { store, release, event } = await given(engine, { recipients: 2 })
    const { claims } = await store.claim(all)
    const [{ attempt = '' } = {}] = claims
    expect(claims).toMatchObject([
      { release: release.id, recipients: [{ address: 'p0@d0.example', attempts: 0 }, {}] },
    ])
    const nextAt = Date.now() + 60_000
    const tls = { version: 'TLSv1.3', cipher: 'x', implicit: false }
    await store.settle([
      {
        ...ends(attempt, []),
        ...{ outcome: 'partial', server: 'relay.example:587', tls },
        transcript: [{ at: 1, from: 'server', text: '220 hello' }],
        recipients: [
          { address: 'p0@d0.example', state: 'delivered', reply: '250 Ok' },
          { address: 'p1@d1.example', state: 'deferred', reply: '451 Later', nextAt },
        ],
      },
    ])
    expect(await store.release(everyone, release.id)).toMatchObject({
      reason: '451 Later',
      nextAt: new Date(nextAt).toISOString(),
      list: [
        { state: 'delivered', reply: '250 Ok', attempts: 1, nextAt: null },
        { state: 'deferred', reply: '451 Later', attempts: 1 },
      ],
      attempts: [
        {
          id: attempt,
          ...{ outcome: 'partial', server: 'relay.example:587', tls, recipients: 2 },
          transcript: [{ at: 1, from: 'server', text: '220 hello' }],
        },
      ],
    })
    await event('releases.changed', ({ releases: rows }) => rows?.[0]?.state === 'deferred')
    const replayed = (await store.eventsSince(everyone, 0))?.filter(
      ({ type }) => type === 'releases.changed',
    )
    expect(replayed?.at(-1)).toMatchObject({ releases: [{ id: release.id, state: 'deferred' }] })
    expect(await store.claim(all)).toEqual({ claims: [], nextAt })
  })

  test('hands out the oldest first, within the bounds that were asked for', async () => {
    const one = await given(engine, { recipients: 5 })
    const { store } = one
    const second = await queue(one, { recipients: 1 })
    const bounded = await store.claim({ ...all, recipientsEach: 2, transactions: 2 })
    expect(bounded).toMatchObject({ nextAt: 0 })
    expect(bounded.claims.map(({ recipients }) => recipients.length)).toEqual([2, 2])
    const rest = await store.claim(all)
    expect(rest.nextAt).toBeNull()
    expect(rest.claims.map(({ release, recipients }) => [release, recipients.length])).toEqual([
      [one.release.id, 1],
      [second.id, 1],
    ])
  })

  test('hands out recipients of one domain together', async () => {
    const given1 = await given(engine, { recipients: 6, domains: 2 })
    const { claims } = await given1.store.claim({ ...all, byDomain: true, recipientsEach: 2 })
    const domains = claims.map(({ recipients }) => [
      ...new Set(recipients.map(({ address }) => address.split('@')[1])),
    ])
    expect(domains.every((names) => names.length === 1)).toBe(true)
    expect(claims.flatMap(({ recipients }) => recipients)).toHaveLength(6)
  })

  test('passes over what is held, and tells when more is due', async () => {
    const one = await given(engine, { recipients: 1 })
    const { store, clock } = one
    await store.changeReleases(everyone, { ids: [one.release.id] }, 'pause')
    expect(await store.claim(all)).toEqual({ claims: [], nextAt: null })
    await store.changeReleases(everyone, { ids: [one.release.id] }, 'resume')
    const [{ attempt = '' } = {}] = (await store.claim(all)).claims
    const nextAt = clock.now() + 5000
    await store.settle([ends(attempt, [['p0@d0.example', 'deferred']], nextAt)])
    expect(await store.claim(all)).toEqual({ claims: [], nextAt })
    clock.forward(6000)
    expect((await store.claim(all)).claims).toMatchObject([{ recipients: [{ attempts: 1 }] }])
  })

  test('keeps the bytes of a deleted message until its releases have ended', async () => {
    const one = await given(engine, { recipients: 1 })
    const { store, message, release, clock } = one
    // Once its neighbour is gone, the purge has passed over it.
    const neighbour = aMessage(one.inbox)
    await store.add([neighbour])
    await store.delete(everyone, { ids: [message.id, neighbour.id] })
    clock.forward(61_000)
    const text = async () => (await bytesOf((await store.releaseRaw(release.id)).chunks)).toString()
    await gone(store, neighbour.id)
    expect(await text()).toContain('A text.')
    const [{ attempt = '' } = {}] = (await store.claim(all)).claims
    await store.settle([ends(attempt, [['p0@d0.example', 'delivered']])])
    await gone(store, release.id)
    expect(await store.release(everyone, release.id)).toMatchObject({ subject: 'Hello' })
    await expect(
      store.changeReleases(everyone, { ids: [release.id] }, 'retry'),
    ).resolves.toMatchObject({ changed: 0 })
  })

  test('keeps the bytes when the inbox goes', async () => {
    const one = await given(engine, { recipients: 1, ownInbox: true })
    const { store, release } = one
    const neighbour = aMessage(release.inbox)
    await store.add([neighbour])
    await store.deleteInbox(everyone, release.inbox)
    await gone(store, neighbour.id)
    const { chunks } = await store.releaseRaw(release.message)
    expect((await bytesOf(chunks)).toString()).toContain('A text.')
    const [{ attempt = '' } = {}] = (await store.claim(all)).claims
    await store.settle([ends(attempt, [['p0@d0.example', 'delivered']])])
    expect(await store.release(everyone, release.id)).toMatchObject({ state: 'delivered' })
  })

  test('shows the releases of an inbox to whoever sees it', async () => {
    const { store, release } = await given(engine, { recipients: 1 })
    expect((await store.releases(only(release.inbox), {})).total).toBe(1)
    expect(await store.releases(only('other'), {})).toEqual({
      releases: [],
      cursor: null,
      total: 0,
    })
    await expect(store.release(only('other'), release.id)).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(
      store.changeReleases(only('other'), { ids: [release.id] }, 'cancel'),
    ).rejects.toMatchObject({ code: 'not_found' })
  })

  test('queues all of a request or none, and of a rule each message once', async () => {
    const one = await given(engine, { recipients: 1 })
    const { store, message } = one
    const good = aRelease(message, 1)
    const bad = { ...aRelease(message, 1), message: 'none' }
    await expect(store.addReleases([good, bad])).rejects.toMatchObject({ code: 'not_found' })
    expect((await store.releases(everyone, {})).total).toBe(1)
    await store.saveForwardRule(rule)
    const ruled = (): NewRelease => ({ ...aRelease(message, 1), rule: rule.id })
    expect(await store.addReleases([ruled()])).toMatchObject([{ by: 'rule', rule: rule.id }])
    expect(await store.addReleases([ruled()])).toEqual([])
    expect(await store.forwardRules()).toMatchObject([{ name: 'All', released: 1 }])
    expect(await store.ruleUsage(rule.id, 0)).toBe(1)
    expect(await store.releasedBodies('digest', 0)).toBe(1)
    await store.keptBack(rule.id, 3, { en: 'No.', es: 'No.' })
    expect(await store.forwardRules()).toMatchObject([{ keptBack: 3, lastRefusal: { en: 'No.' } }])
    await expect(store.saveForwardRule({ ...rule, id: 'r2', name: 'ALL' })).rejects.toMatchObject({
      code: 'conflict',
    })
    await store.deleteForwardRule(rule.id)
    expect(await store.forwardRules()).toEqual([])
  })

  test('adds up what became of recipients', async () => {
    const { store, release, clock } = await given(engine, { recipients: 4, domains: 2 })
    const since = new Date(Date.now() - 1000).toISOString()
    const [{ attempt = '' } = {}] = (await store.claim(all)).claims
    clock.forward(1000)
    await store.settle([
      ends(attempt, [
        ['p0@d0.example', 'delivered'],
        ['p1@d1.example', 'failed'],
        ['p2@d0.example', 'deferred'],
        ['p3@d1.example', 'uncertain'],
      ]),
    ])
    const totals = await store.releaseTotals(everyone, since, 4)
    expect(totals).toMatchObject({
      recipients: { delivered: 1, failed: 1, deferred: 1, uncertain: 1 },
      relays: [{ id: 'relay', recipients: { delivered: 1 } }],
      domains: [{ domain: 'd0.example' }, { domain: 'd1.example', recipients: { failed: 1 } }],
    })
    expect(totals.latency?.p50).toBeGreaterThanOrEqual(1000)
    expect(totals.time).toHaveLength(4)
    for (const state of ['delivered', 'deferred', 'failed', 'uncertain'] as const) {
      expect(totals.time.reduce((sum, step) => sum + step[state], 0)).toBe(1)
    }
    expect(await store.relayUsage('relay', [0, clock.now() + 1])).toEqual([1, 0])
    const none = await store.releaseTotals(only('other'), since, 1)
    expect(none).toMatchObject({ latency: null, relays: [] })
    expect((await store.releases(everyone, { domain: 'D1.example' })).total).toBe(1)
    expect((await store.releases(everyone, { message: release.message })).total).toBe(1)
    expect((await store.releases(everyone, { relay: 'other' })).total).toBe(0)
  })

  test('keeps relays, and their passwords as secrets', async () => {
    const { store, event } = await aStore(engine)
    const saved = await store.saveRelay(aRelay('a', { name: 'Shop', isDefault: true }), 'hush')
    expect(saved).toMatchObject({ id: 'a', hasPassword: true, isDefault: true })
    await event('relays.changed')
    expect(await store.relayPassword('a')).toBe('hush')
    await expect(store.saveRelay(aRelay('b', { name: 'SHOP' }))).rejects.toMatchObject({
      code: 'conflict',
    })
    await store.saveRelay(aRelay('b', { name: 'Other', isDefault: true }))
    expect((await store.relays()).map(({ id, isDefault }) => [id, isDefault])).toEqual([
      ['b', true],
      ['a', false],
    ])
    expect(await store.saveRelay(aRelay('a', { name: 'Shop' }))).toMatchObject({
      hasPassword: true,
    })
    expect(await store.saveRelay(aRelay('a', { name: 'Shop' }), null)).toMatchObject({
      hasPassword: false,
    })
    await store.deleteRelay('b')
    await expect(store.deleteRelay('b')).rejects.toMatchObject({ code: 'not_found' })
  })

  test('keeps a relay while recipients wait for it, and its name afterwards', async () => {
    const { store, release } = await given(engine, { recipients: 1 })
    await expect(store.deleteRelay('relay')).rejects.toMatchObject({ code: 'conflict' })
    await store.changeReleases(everyone, { query: {} }, 'cancel')
    await store.deleteRelay('relay')
    expect(await store.release(everyone, release.id)).toMatchObject({ relay: { name: 'relay' } })
    await expect(
      store.changeReleases(everyone, { ids: [release.id] }, 'retry'),
    ).rejects.toMatchObject({ code: 'conflict' })
  })

  test('keeps what may be released, and how far rules have looked', async () => {
    const { store } = await aStore(engine)
    const usual = await store.releasePolicy()
    expect(usual).toMatchObject({ confirmAbove: 10, mostHops: 30, allow: [] })
    await store.saveReleasePolicy({ ...usual, block: ['*.b.example'] })
    expect((await store.releasePolicy()).block).toEqual(['*.b.example'])
    expect(await store.ruleCursor()).toBeNull()
    await store.saveRuleCursor(7)
    expect(await store.ruleCursor()).toBe(7)
  })
}

const rule = {
  ...{ id: 'r1', name: 'All', q: 'a', inbox: null, relay: null, to: [], perHour: null },
  ...{ enabled: true, createdAt: '2026-01-01T00:00:00.000Z' },
}

async function given(
  engine: Engine,
  sketch: { recipients: number; domains?: number; ownInbox?: boolean },
) {
  const clock = aClock()
  const one = await aStore(engine, { now: clock.now })
  const { store } = one
  await store.saveRelay(aRelay('relay'))
  const inbox = sketch.ownInbox
    ? await store.createInbox(everyone, { name: randomUUID(), origin: 'hand' })
    : one.inbox
  const message = aMessage(inbox)
  await store.add([message])
  const full = { ...one, clock, message }
  return { ...full, release: await queue(full, sketch) }
}

async function queue(
  { store, message }: Given & { message: { id: string } },
  { recipients, domains }: { recipients: number; domains?: number },
) {
  const [row] = await store.addReleases([aRelease(message, recipients, domains)])
  if (!row) throw new Error('nothing was queued')
  return row
}

/** Resolves when the purge took the bytes of a message, named by its id or that of a release. */
async function gone(store: Store, id: string) {
  const code = () =>
    store.releaseRaw(id).then(
      () => 'there',
      (error: { code: string }) => error.code,
    )
  await expect.poll(code, { timeout: 8000 }).toBe('not_found')
}
