import { expect, test } from 'vitest'
import { isOpened, messageAround, ownParts, partsWithin } from '../../server/mime/nested.ts'
import { walk } from '../../server/mime/walk.ts'
import { mime } from '../helpers/mime.ts'

const text = (body: string) => ({ headers: { 'Content-Type': 'text/plain' }, body })
const letter = (body: Buffer) => ({ headers: { 'Content-Type': 'message/rfc822' }, body })

const innermost = mime({ body: 'deep' })
const inner = mime({ parts: [text('inside'), letter(innermost)] })
const { parts } = walk(
  mime({ parts: [text('outside'), letter(inner), letter(innermost), text('after')] }),
)

const paths = (path: string | null) => ownParts(parts, path).map((part) => part.path)

test('tells the parts of each message of a tree apart', () => {
  expect(paths(null)).toEqual(['0', '1', '2', '3', '4'])
  expect(paths('2')).toEqual(['2.0', '2.1', '2.2'])
  expect(paths('2.2')).toEqual(['2.2.1'])
  expect(paths('3')).toEqual(['3.1'])
})

test('lists all that is within a nested message', () => {
  const within = partsWithin(parts, '2').map((part) => part.path)
  expect(within).toEqual(['2.0', '2.1', '2.2', '2.2.1'])
})

test.each([
  ['1', null],
  ['2', null],
  ['2.0', '2'],
  ['2.2', '2'],
  ['2.2.1', '2.2'],
])('knows which message part %s stands in', (path, around) => {
  expect(messageAround(parts, path)).toBe(around)
})

test('a part is an opened message only when its parts are known', () => {
  const opened = parts.filter((part) => isOpened(parts, part)).map((part) => part.path)
  expect(opened).toEqual(['2', '2.2', '3'])
  const closed = walk(
    mime({
      headers: { 'Content-Type': 'message/rfc822', 'Content-Transfer-Encoding': 'base64' },
      body: innermost.toString('base64'),
    }),
  ).parts
  expect(closed.filter((part) => isOpened(closed, part))).toEqual([])
})
