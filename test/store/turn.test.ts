import { expect, test } from 'vitest'
import { Turn } from '../../server/store/sqlite/read/turn.ts'

test('ends a search whose time is over, and says what to do', async () => {
  await expect(new Turn(-1).breathe()).rejects.toMatchObject({
    code: 'too_slow',
    message: 'The search takes too long: name an inbox, a date or another word.',
  })
})

test('ends a search that was called off between two steps', async () => {
  const turn = new Turn()
  await turn.breathe()
  turn.cancel()
  await expect(turn.breathe()).rejects.toMatchObject({ code: 'too_slow' })
})

test('lets others run when a step took its time', async () => {
  const turn = new Turn()
  const ran: string[] = []
  setImmediate(() => ran.push('another'))
  const end = performance.now() + 20
  while (performance.now() < end) ran.length = 0
  await turn.breathe()
  ran.push('this one')
  expect(ran).toEqual(['another', 'this one'])
})
