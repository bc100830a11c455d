import { setTimeout as pause } from 'node:timers/promises'
import type { Deleted, Inbox } from '../../server/types.ts'
import { seeded, type Random } from '../bench/mail/random.ts'
import { call, json } from './http.ts'
import { intend, tagsOf, type Kept, type Ledger } from './ledger.ts'
import type { Scene } from './load.ts'
import { compose } from './mail.ts'
import type { Program } from './program.ts'

/** A person at work while mail comes in: tags, moves, deletions, some of them undone. */
export async function act(scene: Scene, over: () => boolean): Promise<void> {
  const random = seeded(scene.seed + 77)
  while (!over()) {
    const chosen = choose(random, scene.ledger)
    if (chosen.length === 0) await pause(5)
    else if (scene.retention || random.chance(0.4)) await tag(scene, random, chosen)
    else if (random.chance(0.5)) await move(scene, random, chosen)
    else await remove(scene, random, chosen)
  }
}

function choose(random: Random, ledger: Ledger): Kept[] {
  const all = ledger.visible()
  const from = random.below(Math.max(1, all.length - 8))
  return all.slice(from, from + 1 + random.below(8))
}

async function tag({ program }: Scene, random: Random, chosen: Kept[]) {
  const tags = ['red', 'green', 'blue'].filter(() => random.chance(0.5))
  const done = intend(
    chosen.map((kept) => kept.tags),
    tagsOf(tags),
  )
  await change(program, chosen, { tags }, done)
}

async function move({ program, ledger, second }: Scene, random: Random, chosen: Kept[]) {
  const inbox = random.chance(0.5) ? second.inbox : ledger.home
  const done = intend(
    chosen.map((kept) => kept.inbox),
    inbox,
  )
  await change(program, chosen, { inbox }, done)
}

async function change(program: Program, chosen: Kept[], change: object, done: () => void) {
  const body = { json: { ids: idsOf(chosen), change } }
  const { status } = await call(`${program.url}/api/messages`, 'PATCH', body)
  // All of them may have gone by retention.
  if (status === 200 || status === 404) done()
  else throw new Error(`a change was answered ${status}`)
}

async function remove({ program }: Scene, random: Random, chosen: Kept[]) {
  const visible = chosen.map((kept) => kept.visible)
  const hidden = intend(visible, false)
  const { undo } = await json<Deleted>(`${program.url}/api/messages`, 'DELETE', {
    json: { ids: idsOf(chosen) },
  })
  hidden()
  if (undo === null || random.chance(0.5)) return
  const back = intend(visible, true)
  await json(`${program.url}/api/undo`, 'POST', { json: { undo } })
  back()
}

const idsOf = (chosen: Kept[]) => chosen.map(({ id }) => id)

/**
 * Fills an inbox of its own. @returns what deletes it, for good, with all that is in it
 */
export async function doom(scene: Scene, messages: number): Promise<() => Promise<void>> {
  const { program, ledger, wave } = scene
  const random = seeded(scene.seed + 5)
  const name = `Doomed ${wave}`
  const inbox = await json<Inbox>(`${program.url}/api/inboxes`, 'POST', { json: { name } })
  const filled: Kept[] = []
  for (let place = 0; place < messages; place++) {
    const about = { word: `x${wave}d${place}e`, wave, stream: `${wave}/doomed`, place }
    const { letter, bytes } = compose(random, { ...about, to: 'doomed@crash.test' })
    ledger.sending(letter, inbox.id)
    const url = `${program.url}/api/messages?inbox=${inbox.id}&to=doomed@crash.test`
    const { id } = await json<{ id: string }>(url, 'POST', { mail: bytes })
    filled.push(ledger.acknowledged(letter.word, id))
  }
  return async () => {
    const gone = intend(
      filled.map((kept) => kept.visible),
      false,
    )
    await json(`${program.url}/api/inboxes/${inbox.id}`, 'DELETE')
    gone()
  }
}
