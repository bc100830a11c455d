// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest'
import { plain, readWidth, zoomBy } from '../../../web/message/preview/look.ts'
import { Looks } from '../../../web/message/preview/looks.svelte.ts'
import { grouped, Report } from '../../../web/message/preview/report.svelte.ts'

afterEach(() => vi.restoreAllMocks())

function shelf(text: string | null = null) {
  let kept = text
  return { getItem: () => kept, setItem: (_: string, value: string) => void (kept = value) }
}

test('remembers how each message is looked at', () => {
  const storage = shelf()
  const looks = new Looks(storage)
  looks.change('a', { width: 375, scheme: 'dark', images: false, zoom: 150, remote: true })
  const again = new Looks(storage)
  expect(again.of('a')).toEqual({
    ...{ width: 375, scheme: 'dark', images: false, zoom: 150, remote: true },
  })
})

test('takes width and colours over to new messages, and nothing else', () => {
  const storage = shelf()
  const looks = new Looks(storage)
  looks.change('a', { width: 375, scheme: 'forced', images: false, zoom: 150, remote: true })
  for (const own of [looks, new Looks(storage)]) {
    expect(own.of('new')).toEqual({ ...plain, width: 375, scheme: 'forced' })
  }
})

test('remembers the newest 200', () => {
  const storage = shelf()
  const looks = new Looks(storage)
  for (let n = 0; n < 201; n++) looks.change(`m${n}`, { zoom: 200 })
  looks.change('m1', { zoom: 50 })
  looks.change('m201', { zoom: 200 })
  expect(looks.of('m0').zoom).toBe('fit')
  expect(looks.of('m1').zoom).toBe(50)
  expect(looks.of('m2').zoom).toBe('fit')
  expect(JSON.parse(storage.getItem() ?? '').messages).toHaveLength(200)
})

test.each([
  'nonsense',
  'null',
  '[]',
  '{"usual":7,"messages":{}}',
  '{"usual":{"width":"wide","scheme":"red"},"messages":[null,["a"],[1,{}],"x"]}',
])('starts plainly from %s', (text) => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  expect(new Looks(shelf(text)).of('a')).toEqual(plain)
})

test('shows a choice that cannot be kept', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new Error('full')
    },
  }
  const looks = new Looks(full)
  looks.change('a', { width: 768 })
  expect(looks.of('a').width).toBe(768)
  expect(warn).toHaveBeenCalledOnce()
})

test.each([
  ['600', 600],
  [' 600px ', 600],
  ['1', 240],
  ['99999', 4000],
  ['', null],
  ['wide', null],
  ['600.5', null],
  ['-600', null],
])('reads the width %j as %j', (text, width) => {
  expect(readWidth(text)).toBe(width)
})

test('zooms step by step', () => {
  expect([zoomBy(1, 1), zoomBy(-1, 1), zoomBy(1, 2), zoomBy(-1, 0.5)]).toEqual([125, 75, 200, 50])
  expect([zoomBy(1, 0.63), zoomBy(-1, 0.63)]).toEqual([75, 50])
})

const failure = (code: string, refused = true) => ({ url: code, code, refused, reason: code })

test('asks what came of remote content until all of it is over', async () => {
  const answers = [
    { loaded: 0, waiting: 0, failures: [] },
    { loaded: 1, waiting: 1, failures: [] },
    { loaded: 1, waiting: 0, failures: [failure('address')] },
  ]
  let loading = true
  const call = vi.fn(() => {
    if (answers.length === 2) loading = false
    return Promise.resolve(answers.shift())
  })
  // The client is typed by its routes; only one is asked here.
  const report = new Report({ call } as never)
  await report.watch('m', () => loading)
  expect(call).toHaveBeenCalledTimes(3)
  expect(report.value).toEqual({ loaded: 1, waiting: 0, failures: [failure('address')] })
  report.clear()
  expect(report.value).toBeNull()
})

test('groups failures of one kind', () => {
  const all = [failure('dns', false), failure('address'), failure('dns', false)]
  expect(grouped(all)).toEqual([
    { count: 2, refused: false, reason: 'dns' },
    { count: 1, refused: true, reason: 'address' },
  ])
})
