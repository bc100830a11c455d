import { afterAll, expect, test } from 'vitest'
import { cleanUp } from '../bench/run/children.ts'
import { snapshot } from '../bench/targets/product.ts'
import { run } from './run.ts'

afterAll(cleanUp)

// The short form; `npm run test:crash` is the long one.
test('loses nothing that it acknowledged when it is killed under load', async () => {
  const said: string[] = []
  const plan = { kills: 4, seed: 4, perFile: 4, firstFile: 0 }
  const outcome = await run(snapshot(), plan, (text) => said.push(text))
  expect(outcome.kills).toBeGreaterThanOrEqual(4)
  expect(outcome.acknowledged, said.join('\n')).toBeGreaterThan(0)
}, 180_000)
