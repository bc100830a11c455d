import { expect, test } from 'vitest'
import type { CheckInput } from '../../server/checks/check.ts'
import { ThreadDied } from '../../server/checks/checks.ts'
import { aRunner } from './given.ts'

const input = (text: string): CheckInput => ({
  id: 'a',
  inbox: 'i',
  raw: Buffer.from(text),
  parts: [],
  envelope: { from: '', to: [], body: null, smtpUtf8: false, dsn: null },
  connection: null,
  arrivedAt: '2026-11-23T10:00:00.000Z',
})

test('runs checks in a thread, and leaves the bytes where they are', async () => {
  const runner = aRunner()
  const message = input('12345')
  expect((await runner.run('score', message)).facts).toEqual({ spam: 5 })
  expect(Buffer.from(message.raw).toString()).toBe('12345')
})

test('hands on what a check throws, and goes on in the same thread', async () => {
  const runner = aRunner()
  const failed = await runner.run('score', input('fail')).catch((error: unknown) => error)
  expect(failed).toEqual(new Error('no such luck'))
  await expect(runner.run('other', input('x'))).rejects.toThrow('there is no check other')
  expect((await runner.run('score', input('x'))).facts).toEqual({ spam: 1 })
})

test.each(['die', 'hog'])('starts another thread after one that a message made %s', async (act) => {
  const runner = aRunner()
  await expect(runner.run('score', input(act))).rejects.toThrow(ThreadDied)
  expect((await runner.run('score', input('x'))).facts).toEqual({ spam: 1 })
})

test('stops a thread that a message keeps', async () => {
  const runner = aRunner({ stuckAfterMs: 1_000 })
  await expect(runner.run('score', input('hang'))).rejects.toThrow(ThreadDied)
  expect((await runner.run('score', input('x'))).facts).toEqual({ spam: 1 })
})

test('ends an idle thread, and starts one when it is needed', async () => {
  const runner = aRunner({ idleMs: 1 })
  const first = await runner.run('score', input('x'))
  await new Promise((resolve) => setImmediate(resolve))
  expect((await runner.run('score', input('xy'))).facts).toEqual({ spam: 2 })
  expect(first.facts).toEqual({ spam: 1 })
})

test('runs nothing after it was closed', async () => {
  const runner = aRunner()
  await runner.close()
  await expect(runner.run('score', input('x'))).rejects.toThrow(ThreadDied)
})
