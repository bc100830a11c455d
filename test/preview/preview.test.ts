import { afterEach, expect, test } from 'vitest'
import { createPreview } from '../../server/preview/index.ts'
import type { PreviewPart } from '../../server/preview/preview.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

function preview(limits?: { jobMs: number }) {
  const one = createPreview(limits)
  open.push(one)
  return one
}

const part = (text: string, more: Partial<PreviewPart> = {}): PreviewPart => ({
  body: Buffer.from(text, 'latin1'),
  encoding: '7bit',
  charset: null,
  type: 'text/html',
  ...more,
})

test('makes a page in UTF-8 of an encoded part', async () => {
  const body = part('<p>Gr=FC=DFe <img src=3D"cid:a@b">', {
    encoding: 'quoted-printable',
    charset: 'iso-8859-1',
  })
  const page = await preview().html({ parts: [body], cids: { 'a@b': 'parts/2' } })
  expect(new TextDecoder().decode(page)).toContain('<p>Grüße <img src="parts/2">')
})

test('reads the charset that HTML names itself', async () => {
  const body = part('<meta charset="windows-1251">\xcf\xf0\xe8\xe2\xe5\xf2')
  expect(await preview().text({ parts: [body] })).toBe('Привет')
})

test('gives the text of text parts, and of HTML what it shows', async () => {
  const parts = [part('one\r\ntwo', { type: 'text/plain' }), part('<p>three</p>')]
  expect(await preview().text({ parts })).toBe('one\ntwo\nthree')
})

test('joins flowed lines when it knows the header', async () => {
  const header = Buffer.from('Content-Type: text/plain; format=flowed\r\n\r\n')
  const body = { type: 'text/plain' }
  expect(await preview().text({ parts: [part('a \r\nb', { ...body, header })] })).toBe('a b')
  expect(await preview().text({ parts: [part('a \r\nb', body)] })).toBe('a \nb')
})

test('gives the source as it is', async () => {
  const source = '<script>x()</script>\n'
  expect(await preview().source({ parts: [part(source)] })).toBe(source)
})

test('gives up a message that takes too long, says so, and goes on', async () => {
  const one = preview({ jobMs: 700 })
  const slow = part('<a b=c>&amp;'.repeat(4_000_000))
  await expect(one.html({ parts: [slow], cids: {} })).rejects.toMatchObject({
    text: {
      en: 'This message takes too long to prepare. Look at its source instead.',
      es: 'Este mensaje tarda demasiado en prepararse. Consulta su código fuente.',
    },
  })
  expect(await one.text({ parts: [part('<p>Hello')] })).toBe('Hello')
})

test('serves what waited behind a message that took too long', async () => {
  const one = preview({ jobMs: 700 })
  const slow = one.html({ parts: [part('<a b=c>&amp;'.repeat(4_000_000))], cids: {} })
  const settled = slow.then(
    () => 'shown',
    () => 'given up',
  )
  const quick = one.text({ parts: [part('<p>Hello')] })
  expect(await settled).toBe('given up')
  expect(await quick).toBe('Hello')
})
