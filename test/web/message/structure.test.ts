import { expect, test } from 'vitest'
import { walk } from '../../../server/mime/walk.ts'
import { structurePainter } from '../../../web/message/source/structure.ts'
import { mime } from '../../helpers/mime.ts'

const nested = mime({ headers: { Subject: 'Inside' }, body: 'deep' })
const raw = mime({
  headers: { Subject: 'ñandú' },
  parts: [
    { headers: { 'Content-Type': 'text/plain' }, body: 'plain: text\r\n--no boundary' },
    {
      headers: { 'Content-Type': 'image/png', 'Content-Transfer-Encoding': 'base64' },
      body: Buffer.from('pixels').toString('base64'),
    },
    { headers: { 'Content-Type': 'message/rfc822' }, body: nested },
  ],
})
const { parts } = walk(raw)

function kinds(text: string, bytes: number, from = parts) {
  const paint = structurePainter(text, bytes, from)
  const runs = paint(text, 0)
  expect(runs.map((run) => run.text).join('')).toBe(text)
  const of = (kind: string) => runs.filter((run) => run.kind === kind).map((run) => run.text.trim())
  return { paint, names: of('attr'), boundaries: of('boundary'), encoded: of('encoded') }
}

test('colours field names of every part, boundaries and what is encoded', () => {
  const { names, boundaries, encoded } = kinds(raw.toString('utf8'), raw.length)
  expect(names.filter((name) => name === 'Content-Type:')).toHaveLength(4)
  expect(names.filter((name) => name === 'Subject:')).toHaveLength(2)
  expect(names).not.toContain('plain:')
  expect(boundaries).toHaveLength(4)
  expect(boundaries.every((line) => !line.startsWith('--no'))).toBe(true)
  expect(encoded).toEqual([Buffer.from('pixels').toString('base64')])
})

test('a stretch is coloured as it is in the whole', () => {
  const text = raw.toString('utf8')
  const { paint } = kinds(text, raw.length)
  const whole = paint(text, 0).flatMap(({ kind, text: own }) => Array(own.length).fill(kind))
  for (let start = 0; start < text.length; start += 37) {
    // As the view asks for it: whole lines.
    const from = text.lastIndexOf('\n', start) + 1
    const part = paint(text.slice(from, text.indexOf('\n', from + 99) + 1 || undefined), from)
    const own = part.flatMap((run) => Array(run.text.length).fill(run.kind))
    expect(own).toEqual(whole.slice(from, from + own.length))
  }
})

test('a nested message begins with its own header', () => {
  const { bodyStart, bodyEnd } = parts.find(({ type }) => type === 'message/rfc822') ?? {
    bodyStart: 0,
    bodyEnd: 0,
  }
  const inner = raw.subarray(bodyStart, bodyEnd).toString()
  const own = parts.filter(({ path }) => path.startsWith('3.'))
  expect(kinds(inner, inner.length, own).names).toContain('Subject:')
})

test('a message without parts is shown as it is', () => {
  expect(structurePainter('a: b', 4, [])('a: b', 0)).toEqual([{ kind: '', text: 'a: b' }])
})
