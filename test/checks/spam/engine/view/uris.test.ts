import { expect, test } from 'vitest'
import { cleaned } from '../../../../../server/checks/spam/engine/view/cleaning.ts'
import { domainsOf } from '../../../../../server/checks/spam/engine/view/domains.ts'
import { mail } from '../message.ts'
import { cpuOf } from '../../../../helpers/work.ts'

const domains = domainsOf(new Map())

const inText = (text: string) =>
  mail(`From: a@a.test\n\n${text}\n`)
    .uris()
    .map((uri) => uri.text)
    .sort()

test.each([
  ['see http://a.example/b.', ['http://a.example/b']],
  ['see (https://a.example/b) now', ['https://a.example/b']],
  ['see www.a.example today', ['http://www.a.example']],
  ['see a.example/b today', ['http://a.example/b']],
  ['see a.nowhere today', []],
  ['write to Bob@a.example!', ['mailto:Bob@a.example']],
  ['write to bob@nowhere', []],
  ['[cid:image001.png@01D4986E.E3459640]', []],
  ['see http://localhost/b', []],
  ['no link at all', []],
])('%s', (text, uris) => {
  expect(inText(text)).toEqual(uris)
})

test.each([
  ['http://%61.example/', ['http://%61.example/', 'http://a.example/']],
  ['http:a.example/', ['http://a.example/', 'http:a.example/']],
  ['http://a.example?b', ['http://a.example/?b', 'http://a.example?b']],
  ['http://u:p@a.example/', ['http://a.example/', 'http://u:p@a.example/']],
  ['http://a.example:80/b', ['http://a.example/b', 'http://a.example:80/b']],
  [
    'http://r.example/?to=http://a.example/',
    ['http://a.example/', 'http://r.example/?to=http://a.example/'],
  ],
  ['mailto:a@a.example?subject=b', ['mailto:a@a.example', 'mailto:a@a.example?subject=b']],
  ['http://0x7f000001/', ['http://0x7f000001/', 'http://127.0.0.1/']],
  ['http://2130706433/', ['http://127.0.0.1/', 'http://2130706433/']],
  ['http://0x7f.0.0.01/', ['http://0x7f.0.0.01/', 'http://127.0.0.1/']],
  ['http://shop/', ['http://shop/', 'http://www.shop.com/']],
  ['http://a.example/&#98;', ['http://a.example/&#98;', 'http://a.example/b']],
  ['#top', []],
  ['/image.gif', []],
])('%s is cleaned', (uri, expected) => {
  expect(cleaned(uri, domains).sort()).toEqual(expected)
})

test('links of HTML come with their element and text', () => {
  const uris = mail(
    'Content-Type: text/html\n\n<a href="http://a.example/">Here</a> <img src="http://b.example/i.png">\n',
  ).uris()
  expect(uris).toContainEqual({
    text: 'http://a.example/',
    domain: 'a.example',
    source: 'a',
    anchor: 'Here',
  })
  expect(uris.find(({ domain }) => domain === 'b.example')?.source).toBe('img')
})

test('links of hostile text are found in no time', async () => {
  const took = await cpuOf(() => {
    for (const piece of ['@', 'a.', 'a@', 'http://', '((', '%61']) inText(piece.repeat(16_000))
  })
  expect(took).toBeLessThan(5_000)
})
