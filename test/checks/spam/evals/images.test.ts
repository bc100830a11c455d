import { expect, test } from 'vitest'
import { sizeOf } from '../../../../server/checks/spam/engine/evals/image-size.ts'
import { call, part, parts } from './call.ts'

const gif = 'GIF89a\x40\x01\xf0\x00\x00\x00\x00'
const png = `\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x64\x00\x00\x00\x32\x08\x02\x00\x00\x00`
const jpeg = '\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08\x00\x10\x00\x20\x01\x01\x11\x00'

test('reads the size of images from their heads', () => {
  expect(sizeOf('gif', gif)).toEqual({ width: 320, height: 240 })
  expect(sizeOf('png', png)).toEqual({ width: 100, height: 50 })
  expect(sizeOf('jpeg', jpeg)).toEqual({ width: 32, height: 16 })
})

test.each(['gif', 'png', 'jpeg'] as const)('finds no size in a broken %s', (kind) => {
  const broken = ['', 'nonsense', gif.slice(0, 8), png.slice(0, 18), jpeg.slice(0, 12)]
  expect(broken.map((bytes) => sizeOf(kind, bytes))).toEqual(broken.map(() => null))
})

const image = (bytes: string, type: string, encoding = 'base64') =>
  part(
    [`Content-Type: image/${type}; name=a.${type}`, `Content-Transfer-Encoding: ${encoding}`],
    Buffer.from(bytes, 'latin1').toString('base64'),
  )
const text = part('Content-Type: text/plain', 'Look at this, it is for you')
const mail = parts('mixed', text, image(gif, 'gif'), image(png, 'png'))

test.each([
  ['image_count', ['all', '2', '2'], ['gif', '2']],
  ['image_count', ['png', '1', '1'], ['jpeg', '1', '1']],
  ['pixel_coverage', ['gif', '76800', '76800'], ['png', '76800']],
  ['image_to_text_ratio', ['all', '0.000', '0.015'], ['all', '0.5', '0.6']],
  ['image_named', ['a.gif'], ['b.gif']],
  ['image_name_regex', ['^a\\.g'], ['^b']],
  ['image_size_exact', ['gif', '240', '320'], ['gif', '320', '240']],
  ['image_size_range', ['png', '50', '100', '60', '110'], ['png', '51', '100']],
])('%s goes by the attached images', (name, firing, other) => {
  expect([call(name, mail, ...firing), call(name, mail, ...other)]).toEqual([true, false])
})

test('counts no image that is not sent as base64', () => {
  expect(call('image_count', parts('mixed', image(gif, 'gif', '8bit')), 'all', '1')).toBe(false)
})
