import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasEnded, noRecipients, releaseState } from '../../server/store/release-state.ts'
import type { Claim } from '../../server/store/releases.ts'
import { copyData } from '../../server/store/copy.ts'
import { sqlite } from '../../server/store/sqlite/engine.ts'
import type { RecipientState } from '../../server/types.ts'
import { join } from 'node:path'
import { all, aRelay, aRelease, ends } from './given-releases.ts'
import { aFolder, aMessage, aStore, everyone } from './given.ts'

const people = 3

/** Releases as a table in memory. */
interface Model {
  states: RecipientState[]
  held: boolean
  givenUp: boolean
}

const fates = ['delivered', 'failed', 'uncertain', 'deferred', 'queued'] as const
const step = fc.oneof(
  fc.record({ do: fc.constant('claim' as const) }),
  fc.record({ do: fc.constant('settle' as const), fate: fc.constantFrom(...fates) }),
  fc.record({
    do: fc.constantFrom('pause' as const, 'resume', 'cancel', 'retry'),
    release: fc.nat(1),
  }),
)

test('any order of acts leaves releases as a simple model has them', async () => {
  const { store, inbox } = await aStore(sqlite)
  await store.saveRelay(aRelay('relay'))
  const message = aMessage(inbox)
  await store.add([message])
  const steps = fc.array(step, { maxLength: 15 })
  await fc.assert(
    fc.asyncProperty(steps, async (acts) => {
      await store.changeReleases(everyone, { query: {} }, 'cancel')
      const asked = [aRelease(message, people), aRelease(message, people)]
      await store.addReleases(asked)
      const models = asked.map((): Model => ({
        states: Array<RecipientState>(people).fill('queued'),
        ...{ held: false, givenUp: false },
      }))
      const out: Claim[] = []
      for (const act of acts) {
        if (act.do === 'claim') {
          const { claims } = await store.claim({ ...all, recipientsEach: 2 })
          out.push(...claims)
          expect(claims.flatMap(({ recipients }) => recipients)).toHaveLength(claim(models))
        } else if (act.do === 'settle') {
          const one = out.shift()
          const model = models[asked.findIndex(({ id }) => id === one?.release)]
          if (!one || !model) continue
          const to = one.recipients.map(({ address }) => address)
          await store.settle([
            ends(
              one.attempt,
              to.map((address) => [address, act.fate]),
            ),
          ])
          for (const address of to) settle(model, Number(address[1]), act.fate)
        } else {
          const model = models[act.release]
          await store.changeReleases(everyone, { ids: [asked[act.release]?.id ?? ''] }, act.do)
          if (model) change(model, act.do)
        }
      }
      for (const [i, { states, held }] of models.entries()) {
        const counts = noRecipients()
        for (const state of states) counts[state]++
        const kept = await store.release(everyone, asked[i]?.id ?? '')
        expect(kept.list.map(({ state }) => state)).toEqual(states)
        expect(kept).toMatchObject({ recipients: counts, state: releaseState(counts, held) })
        expect(kept.endedAt !== null).toBe(hasEnded(counts))
      }
      for (const { attempt, recipients } of out) {
        await store.settle([
          ends(
            attempt,
            recipients.map(({ address }) => [address, 'failed']),
          ),
        ])
      }
    }),
    { numRuns: 25 },
  )
}, 60_000)

const waits = (state: RecipientState) => state === 'queued' || state === 'deferred'

function claim(models: Model[]): number {
  let claimed = 0
  for (const model of models) {
    model.states = model.states.map((state) => {
      if (model.held || !waits(state)) return state
      claimed++
      return 'sending'
    })
  }
  return claimed
}

function settle(model: Model, at: number, fate: RecipientState) {
  model.states[at] = model.givenUp && waits(fate) ? 'cancelled' : fate
}

function change(model: Model, act: 'pause' | 'resume' | 'cancel' | 'retry') {
  const open = model.states.some((state) => waits(state) || state === 'sending')
  if (act === 'pause') model.held ||= open
  else if (act === 'resume') model.held = false
  else if (act === 'cancel') {
    model.givenUp ||= open
    model.states = model.states.map((state) => (waits(state) ? 'cancelled' : state))
  } else if (model.states.some((state) => state !== 'sending' && state !== 'delivered')) {
    model.held = model.givenUp = false
    model.states = model.states.map((state) =>
      state === 'sending' || state === 'delivered' ? state : 'queued',
    )
  }
}

test('a copy of the data sends nothing by itself', async () => {
  const from = join(await aFolder(), 'mailproof.db')
  const { store, inbox } = await aStore(sqlite, { path: from })
  await store.saveRelay(aRelay('relay'))
  const message = aMessage(inbox)
  await store.add([message])
  await store.addReleases([aRelease(message, 2)])
  const to = join(await aFolder(), 'copy.db')
  await copyData({ from, to, secrets: false })
  const copy = await aStore(sqlite, { path: to })
  expect((await copy.store.claim(all)).claims).toEqual([])
  expect((await copy.store.releases(everyone, { states: ['held'] })).total).toBe(1)
  expect((await store.claim(all)).claims).toHaveLength(1)
})
