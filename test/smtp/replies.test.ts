import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { Replies } from '../../server/smtp/replies.ts'

/** Notes what is written instead of sending it. */
class Paper extends Socket {
  readonly writes: string[] = []
  override write(text: string | Uint8Array): boolean {
    this.writes.push(String(text))
    return true
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('joins the replies of one turn into one write, of every connection', async () => {
  const [one, other] = [new Paper(), new Paper()]
  const [toOne, toOther] = [new Replies(() => one), new Replies(() => other)]
  toOne.add('250 a\r\n')
  toOther.add('250 b\r\n')
  await Promise.resolve().then(() => toOne.add('354 c\r\n'))
  expect(one.writes).toEqual([])
  await turn()
  expect(one.writes).toEqual(['250 a\r\n354 c\r\n'])
  expect(other.writes).toEqual(['250 b\r\n'])
})

test('writes at once when told to, and in order', async () => {
  const socket = new Paper()
  const replies = new Replies(() => socket)
  replies.add('220 go\r\n')
  replies.flush()
  expect(socket.writes).toEqual(['220 go\r\n'])
  replies.flush()
  replies.add('250 on\r\n')
  await turn()
  expect(socket.writes).toEqual(['220 go\r\n', '250 on\r\n'])
})

test('gathers 16 kB at most', () => {
  const socket = new Paper()
  const replies = new Replies(() => socket)
  for (let n = 0; n < 3000; n++) replies.add('250 2.0.0 OK\r\n')
  expect(socket.writes.length).toBeGreaterThan(1)
  expect(Math.max(...socket.writes.map((text) => text.length))).toBeLessThan(17 * 1024)
})

test('writes nothing to a socket that is gone', async () => {
  const socket = new Paper()
  const replies = new Replies(() => socket)
  replies.add('250 late\r\n')
  socket.destroy()
  await turn()
  expect(socket.writes).toEqual([])
})
