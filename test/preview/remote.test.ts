import { expect, test } from 'vitest'
import { previewCsp, printCsp, remoteCsp } from '../../server/preview/policy.ts'
import { createOutcomes } from '../../server/preview/outcomes.ts'
import { createReferences } from '../../server/preview/references.ts'
import { leadRemote } from '../../server/preview/remote.ts'
import { rewriteCss } from '../../server/preview/css.ts'
import { rewrite } from '../../server/preview/rewrite.ts'
import { signed, verified } from '../../server/preview/signature.ts'

/** Leads to `remote/file?…` and `remote/style?…`: keys are told apart elsewhere. */
const lead = (url: URL, as: string) => (url.protocol === 'ftp:' ? null : `remote/${as}?${url.href}`)

const shown = (html: string) =>
  rewrite([html], {}, lead).replace(/^.*?<meta name="mailproof-remote"[^>]*>/s, '')
const told = (html: string): unknown =>
  JSON.parse(
    (/"mailproof-remote" content="([^"]*)"/.exec(rewrite([html], {}, lead))?.[1] ?? '').replaceAll(
      '&quot;',
      '"',
    ),
  )

test.each([
  ['<img src="http://x.test/a">', '<img src="remote/file?http://x.test/a">'],
  ['<img src="//x.test/a">', '<img src="remote/file?https://x.test/a">'],
  ['<base href="http://x.test/b/"><img src="a">', '<img src="remote/file?http://x.test/b/a">'],
  [
    '<img srcset="http://x.test/a 1x, http://x.test/b 2x">',
    '<img srcset="remote/file?http://x.test/a 1x, remote/file?http://x.test/b 2x">',
  ],
  ['<td background="http://x.test/a">', '<td background="remote/file?http://x.test/a">'],
  ['<video poster="http://x.test/a">', '<video poster="remote/file?http://x.test/a">'],
  ['<svg><image href="http://x.test/a"/>', '<svg><image href="remote/file?http://x.test/a" />'],
  [
    '<p style="background:url(http://x.test/a)">',
    '<p style="background:url(&quot;remote/file?http://x.test/a&quot;)">',
  ],
  [
    '<style>@import url(http://x.test/a) screen and (min-width: 9px);b{c:d}</style>',
    '<style>@import "remote/style?http://x.test/a" screen and (min-width: 9px);b{c:d}</style>',
  ],
  [
    '<style>@font-face{src:url(http://x.test/a) format("woff2")}</style>',
    '<style>@font-face{src:url("remote/file?http://x.test/a") format("woff2")}</style>',
  ],
  [
    '<link rel="stylesheet" type="text/css" href="http://x.test/a" media="print" onload="x()">',
    '<link rel="stylesheet" href="remote/style?http://x.test/a" media="print">',
  ],
])('leads %s to us where the user asked for it', (html, result) => {
  expect(shown(html)).toBe(result)
  expect(told(html)).toMatchObject({ count: 0, hosts: [] })
})

test.each([
  '<iframe src="http://x.test/a"></iframe>',
  '<video src="http://x.test/a">',
  '<audio><source src="http://x.test/a"></audio>',
  '<embed src="http://x.test/a">',
  '<object data="http://x.test/a">',
  '<svg><use href="http://x.test/a#b"/></svg>',
  '<img src="ftp://x.test/a">',
  '<link rel="preload" href="http://x.test/a">',
  '<script src="http://x.test/a"></script>',
  '<style>@import "http://x.test/a" supports(background: url(http://x.test/b));</style>',
])('blocks and names %s all the same', (html) => {
  const led = shown(html).replace(/ data-blocked-\w+="[^"]*"/g, '')
  if (!html.includes('@import')) expect(told(html)).toMatchObject({ count: 1, hosts: ['x.test'] })
  expect(led).not.toContain('remote/')
})

test('counts what was led and what was blocked', () => {
  const html = '<img src="http://x.test/a"><img src="http://x.test/a"><video src="http://y.test/b">'
  expect(told(html)).toEqual({ count: 1, hosts: ['y.test'], shown: 1 })
})

const job = { message: 'm', base: 'remote/' }

test('leads so many references and sheets so deep, and no overlong URL', () => {
  const real = leadRemote(job, 'secret', 0)
  const url = (n: number) => new URL(`http://x.test/${n}`)
  for (let n = 0; n < 200; n++) expect(real(url(n), 'file')).not.toBeNull()
  expect(real(url(200), 'file')).toBeNull()
  expect(real(url(7), 'file')).not.toBeNull()
  expect(leadRemote(job, 'secret', 2)(url(1), 'style')).toMatch(/^remote\/s2-/)
  expect(leadRemote(job, 'secret', 3)(url(1), 'style')).toBeNull()
  const long = new URL(`http://x.test/${'a'.repeat(5000)}`)
  expect(leadRemote(job, 'secret', 0)(long, 'file')).toBeNull()
})

test('reads the references of a fetched sheet from where it came', () => {
  const references = createReferences({}, lead, new URL('https://x.test/css/a.css'))
  const css = '@import "b.css"; a{background:url(../i.png)} b{background:url(//y.test/j.png)}'
  expect(rewriteCss(css, references)).toBe(
    '@import "remote/style?https://x.test/css/b.css"; ' +
      'a{background:url("remote/file?https://x.test/i.png")} ' +
      'b{background:url("remote/file?https://y.test/j.png")}',
  )
})

test('knows its own keys, for this message, this URL and this purpose only', () => {
  const key = signed('secret', 'm', 'http://x.test/a', 'file')
  expect(verified('secret', 'm', 'http://x.test/a', key)).toBe('file')
  const sheet = signed('secret', 'm', 'http://x.test/a', 2)
  expect(verified('secret', 'm', 'http://x.test/a', sheet)).toBe(2)
  for (const [secret, message, url, tried] of [
    ['other', 'm', 'http://x.test/a', key],
    ['secret', 'n', 'http://x.test/a', key],
    ['secret', 'm', 'http://x.test/b', key],
    ['secret', 'm', 'http://x.test/a', key.replace('f-', 's0-')],
    ['secret', 'm', 'http://x.test/a', sheet.replace('s2-', 's1-')],
    ['secret', 'm', 'http://x.test/a', ''],
    ['secret', 'm', 'http://x.test/a', `f-${'A'.repeat(43)}`],
  ] as const) {
    expect([url, tried, verified(secret, message, url, tried)]).toEqual([url, tried, null])
  }
})

test('remembers what came of each reference, of the messages shown last', () => {
  const outcomes = createOutcomes()
  outcomes.begin('m')
  expect(outcomes.start('m', 'a')).toBe(true)
  outcomes.end('m', 'a', 'loaded')
  outcomes.start('m', 'b')
  outcomes.end('m', 'b', null)
  outcomes.end('m', 'never started', 'loaded')
  expect([...outcomes.of('m')]).toEqual([['a', 'loaded']])
  outcomes.begin('m')
  expect(outcomes.of('m').size).toBe(0)
  for (let n = 0; n < 400; n++) outcomes.start('m', `url ${n}`)
  expect(outcomes.start('m', 'one more')).toBe(false)
  expect(outcomes.start('m', 'url 3')).toBe(true)
  for (let n = 0; n < 50; n++) outcomes.begin(`later ${n}`)
  expect(outcomes.of('m').size).toBe(0)
})

test('lets a page ask us for styles and fonts, and one that is printed open its box', () => {
  expect(remoteCsp).toBe(
    previewCsp
      .replace("style-src 'unsafe-inline'", "style-src 'unsafe-inline' 'self'")
      .replace('font-src data:', "font-src 'self' data:"),
  )
  expect(printCsp(previewCsp)).toMatch(/^sandbox allow-modals allow-popups /)
  for (const policy of [remoteCsp, printCsp(remoteCsp)]) {
    expect(policy).not.toContain('allow-scripts')
    expect(policy).not.toContain('script-src')
    expect(policy).toMatch(/default-src 'none'; img-src 'self' data:;/)
  }
})
