import { expect, test } from 'vitest'
import { createClient } from '../../../web/api/client.ts'
import { Members } from '../../../web/message/thread/members.svelte.ts'
import { aRow } from '../row.ts'

/** Answers each question when it is told to. */
function aServer(offset: number) {
  const asked: (() => void)[] = []
  const messages = [1, 2, 3].map((n) => aRow(n))
  const page = { messages, cursor: null, offset, total: 203, exact: true, seq: 1 }
  const client = createClient('http://test/', {
    language: () => 'en',
    offline: () => 'away',
    fetch: () => new Promise((resolve) => asked.push(() => resolve(Response.json(page)))),
  })
  return { members: new Members(client), asked }
}

test('knows where a message of a long thread stands, and who is beside it', async () => {
  const { members, asked } = aServer(200)
  members.show(7, 'm2')
  expect(members.position('m2')).toBe(null)
  asked[0]?.()
  await expect.poll(() => members.position('m2')).toBe(201)
  expect(members.total).toBe(203)
  expect(members.neighbour('m2', 1)?.id).toBe('m3')
  expect(members.neighbour('m3', 1)).toBe(undefined)
  members.show(7, 'm3')
  expect(asked).toHaveLength(1)
  members.show(8, 'x')
  expect(members.rows).toEqual([])
})

test('asks once more for all news that come while it asks', async () => {
  const { members, asked } = aServer(0)
  for (let i = 0; i < 5; i++) members.fetch(7, 'm1')
  expect(asked).toHaveLength(1)
  asked[0]?.()
  await expect.poll(() => asked.length).toBe(2)
  asked[1]?.()
  await expect.poll(() => members.position('m1')).toBe(0)
  expect(asked).toHaveLength(2)
})
