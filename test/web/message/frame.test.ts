// @vitest-environment jsdom
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { remoteOf, setImages } from '../../../web/message/preview/frame.ts'

function page(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html')
}

test('never lets scripts run in the preview', () => {
  const source = readFileSync('web/message/preview/Frame.svelte', 'utf8')
  expect(source.match(/sandbox="[^"]*"/g)).toEqual([
    'sandbox="allow-popups allow-popups-to-escape-sandbox allow-same-origin"',
  ])
})

test.each([
  [`<meta name="mailproof-remote" content='{"count":2,"hosts":["cdn.test"]}'>`, 2, ['cdn.test']],
  ['<meta name="mailproof-remote" content="nonsense">', 0, []],
  ['<meta name="mailproof-remote" content="null">', 0, []],
  ['<p>nothing</p>', 0, []],
])('reads what was blocked from %j', (html, count, hosts) => {
  expect(remoteOf(page(html))).toEqual({ count, hosts, shown: 0 })
})

test('takes the images out of a page and puts them back', () => {
  const mail = page('<img alt="Logo" src="parts/2" srcset="parts/2 2x"><p>Text</p>')
  const before = mail.documentElement.outerHTML
  const image = mail.querySelector('img')
  setImages(mail, false)
  expect(image?.hasAttribute('src') || image?.hasAttribute('srcset')).toBe(false)
  setImages(mail, true)
  expect(image?.getAttribute('src')).toBe('parts/2')
  expect(mail.documentElement.outerHTML).toBe(before)
})
