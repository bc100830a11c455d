import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { sqlite } from '../../server/store/sqlite/engine.ts'
import { all, aRelay, aRelease, ends } from './given-releases.ts'
import { aFolder, aMessage, aStore, everyone } from './given.ts'

const index = new URL('../../dist/server/store/index.js', import.meta.url).href

/** A process that claims what is due, says that it ends DATA when asked to, and is killed. */
async function killed(path: string, phase: 'claimed' | 'committing') {
  const program = join(await aFolder(), 'claimer.mjs')
  await writeFile(
    program,
    `import { openStore } from ${JSON.stringify(index)}
    const store = await openStore({ path: ${JSON.stringify(path)}, publish() {},
      retention: { messages: null, days: null, bytes: null } })
    const { claims } = await store.claim(${JSON.stringify(all)})
    if (${phase === 'committing'}) await store.committing(claims.map(({ attempt }) => attempt))
    console.log(claims.length)
    setInterval(() => undefined, 1000)`,
  )
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  for await (const claims of createInterface(child.stdout)) {
    expect(claims).toBe('1')
    child.kill('SIGKILL')
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

test.each([
  { phase: 'claimed', held: false, state: 'queued', outcome: 'interrupted', again: 1 },
  { phase: 'claimed', held: true, state: 'held', outcome: 'interrupted', again: 0 },
  { phase: 'committing', held: false, state: 'uncertain', outcome: 'uncertain', again: 0 },
] as const)(
  'a death while $phase (held: $held) leaves it $state',
  async ({ phase, held, state, outcome, again }) => {
    const path = join(await aFolder(), 'mailproof.db')
    const first = await aStore(sqlite, { path })
    const message = aMessage(first.inbox)
    await first.store.add([message])
    await first.store.saveRelay(aRelay('relay'))
    const [release] = await first.store.addReleases([aRelease(message, 2)])
    const id = release?.id ?? ''
    await first.store.close()
    await killed(path, phase)
    const second = await aStore(sqlite, { path })
    if (held) await second.store.changeReleases(everyone, { ids: [id] }, 'pause')
    await second.event('releases.changed', ({ releases }) => releases?.[0]?.state === state)
    const { store } = second
    expect(await store.release(everyone, id)).toMatchObject({
      state,
      attempts: [{ outcome, recipients: 2 }],
    })
    const { claims } = await store.claim(all)
    expect(claims).toHaveLength(again)
    // Nothing but the word of a person sends what is uncertain.
    await store.changeReleases(everyone, { query: {} }, 'retry')
    expect((await store.claim(all)).claims).toHaveLength(held ? 1 : 0)
    if (state === 'uncertain') {
      await store.changeReleases(everyone, { ids: [id] }, 'retry')
      const [claim] = (await store.claim(all)).claims
      await store.settle([ends(claim?.attempt ?? '', [['p0@d0.example', 'delivered']])])
      expect(await store.release(everyone, id)).toMatchObject({
        recipients: { delivered: 1, queued: 1 },
      })
    }
  },
)
