// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { previewCsp, sandboxTokens } from '../../server/preview/policy.ts'
import { rewrite } from '../../server/preview/rewrite.ts'
import { analyse } from '../../server/ingest/analysis/analyse.ts'
import { encodedText, readText } from '../../server/mime/body.ts'
import { corpusFacts, corpusIsThere, corpusMail } from '../mime/corpus.ts'

const cids = { 'Logo@shop': 'parts/2' }
const head = (count: number, ...hosts: string[]) =>
  '<meta charset="utf-8"><meta name="referrer" content="no-referrer">' +
  `<meta name="mailproof-remote" content="{&quot;count&quot;:${count},&quot;hosts&quot;:` +
  `[${hosts.map((host) => `&quot;${host}&quot;`).join(',')}]}">`

/** The page without what every page starts with. */
const shown = (html: string) =>
  rewrite([html], cids).replace(/^.*?<meta name="mailproof-remote"[^>]*>/s, '')
const remote = (html: string) =>
  (/"mailproof-remote" content="([^"]*)"/.exec(rewrite([html], cids))?.[1] ?? '').replaceAll(
    '&quot;',
    '"',
  )

test('keeps the looks of a mail: doctype, attributes, styles', () => {
  const html =
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">' +
    '<html lang="en"><head><meta name="viewport" content="width=device-width"><style>p > b{color:red}</style></head>' +
    '<body bgcolor="#fff" style="margin:0"><table width="600" align="center"><tr><td>a &lt; b &amp; c</td></tr></table></body></html>'
  expect(rewrite([html], {})).toBe(html.replace('<html', `${head(0)}<html`))
})

test.each([
  ['<img src="cid:Logo@shop">', '<img src="parts/2">'],
  ['<img src="CID:logo%40SHOP">', '<img src="parts/2">'],
  ['<td background="cid:Logo@shop">', '<td background="parts/2">'],
  ['<img srcset="cid:Logo@shop 2x, http://x.test/a 1x">', '<img srcset="parts/2 2x">'],
  [
    '<p style="background:URL( \'cid:Logo@shop\' )">',
    '<p style="background:url(&quot;parts/2&quot;)">',
  ],
  [
    '<style>a{background:\\75rl(cid:Logo@shop)}</style>',
    '<style>a{background:url("parts/2")}</style>',
  ],
  ['<img src="data:image/png;base64,AA==">', '<img src="data:image/png;base64,AA==">'],
])('leads %s to the part', (html, result) => {
  expect(shown(html)).toBe(result)
})

test.each([
  '<img src="http://x.test/a">',
  '<img src="//x.test/a">',
  '<img src=" ht\ntp://x.test/a">',
  '<img srcset="https://x.test/a 2x">',
  '<picture><source srcset="https://x.test/a"></picture>',
  '<body background="http://x.test/a">',
  '<table><tr><td background="http://x.test/a">',
  '<video poster="http://x.test/a">',
  '<audio src="http://x.test/a">',
  '<video><source src="http://x.test/a"><track src="http://x.test/a"></video>',
  '<input type="image" src="http://x.test/a">',
  '<p style="background:url(http://x.test/a)">',
  '<p style="background:u\\72l(&quot;http://x.test/a&quot;)">',
  '<p style="background:image-set(\'http://x.test/a\' 1x)">',
  '<p style="cursor:url(//x.test/a),auto">',
  '<style>@import "http://x.test/a";</style>',
  '<style>@import url(http://x.test/a) screen;</style>',
  '<style>@\\69mport "http://x.test/a";</style>',
  '<style>@font-face{src:url(http://x.test/a)}</style>',
  '<style>/*</style><style>*/a{background:url(http://x.test/a)}</style>',
  '<link rel="stylesheet" href="http://x.test/a">',
  '<link rel="preload" as="image" href="http://x.test/a">',
  '<svg><image href="http://x.test/a"/></svg>',
  '<svg><image xlink:href="http://x.test/a"/></svg>',
  '<svg><filter><feImage href="http://x.test/a"/></filter></svg>',
  '<svg><use href="http://x.test/a#b"/></svg>',
  '<svg><rect fill="url(http://x.test/a)"/></svg>',
  '<svg><style>a{background:url(http://x.test/a)}</style></svg>',
  '<iframe src="http://x.test/a"></iframe>',
  '<embed src="http://x.test/a">',
  '<object data="http://x.test/a">',
  '<frameset><frame src="http://x.test/a"></frameset>',
  '<base href="http://x.test/"><img src="a">',
  '<img dynsrc="http://x.test/a" lowsrc="http://x.test/a">',
])('blocks and counts %s', (html) => {
  expect(remote(html)).toBe('{"count":1,"hosts":["x.test"]}')
  expect(leaving(rewrite([html], cids))).toEqual([])
})

test('keeps the place of a blocked image', () => {
  const image = shown('<img src="http://x.test/a" width="600" alt="Sale">')
  expect(image).toMatch(
    /^<img data-blocked-src="http:\/\/x\.test\/a" src="data:image\/svg\+xml,[^"]*width='600' height='150'[^"]*" width="600" alt="Sale">$/,
  )
})

test.each([
  [
    '<a href="https://x.test/?a=1&b=2">x</a>',
    '<a href="https://x.test/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">x</a>',
  ],
  ['<a href="#top" target="_top">x</a>', '<a href="#top">x</a>'],
  [
    '<a href="mailto:a@b.test">x</a>',
    '<a href="mailto:a@b.test" target="_blank" rel="noopener noreferrer">x</a>',
  ],
  [
    '<a href="myapp://reset">x</a>',
    '<a href="myapp://reset" target="_blank" rel="noopener noreferrer">x</a>',
  ],
  ['<a href="javascript:x()">x</a>', '<a data-blocked-href="javascript:x()">x</a>'],
  ['<a href=" java&#10;script:x()">x</a>', '<a data-blocked-href=" java\nscript:x()">x</a>'],
  ['<a href="&#1;vbscript:x()">x</a>', '<a data-blocked-href="\u0001vbscript:x()">x</a>'],
  ['<a href="data:text/html,x">x</a>', '<a data-blocked-href="data:text/html,x">x</a>'],
  ['<a href="/api/messages">x</a>', '<a data-blocked-href="/api/messages">x</a>'],
  [
    '<area href="https://x.test" ping="https://y.test">',
    '<area href="https://x.test" target="_blank" rel="noopener noreferrer">',
  ],
])('makes the link %s safe', (html, result) => {
  expect(shown(html)).toBe(result)
})

test.each([
  ['<script>x()</script>a', 'a'],
  ['<SCRIPT SRC=http://x.test/a></SCRIPT >a', 'a'],
  ['<p onclick="x()" ONLOAD=x()>a', '<p>a'],
  ['<noscript>a</noscript>', 'a'],
  ['<object data="x"><b>a</b></object>', '<b>a</b>'],
  ['<iframe srcdoc="<script>x()</script>">b</iframe>a', 'a'],
  ['<meta http-equiv="refresh" content="0;url=http://x.test">a', 'a'],
  ['<meta name="mailproof-remote" content="{}">a', 'a'],
  [
    '<form action="http://x.test" method="post"><button formaction="x">a</button></form>',
    '<form method="post"><button>a</button></form>',
  ],
  [
    '<svg><a><animate attributeName="href" values="javascript:x()"/>a</a></svg>',
    '<svg><a>a</a></svg>',
  ],
  [
    '<svg><style><img src=x onerror=x()></style></svg>',
    '<svg><style>\\3c img src=x onerror=x()></style></svg>',
  ],
  [
    '<math><mtext><style><img title="</style><img src=x onerror=x()>',
    '<math><mtext><style>\\3c img title="</style><img>',
  ],
  ['<img """><script>x()</script>">', '<img>"&gt;'],
  ['<xmp><img src=x onerror=x()></xmp>', '<pre>&lt;img src=x onerror=x()&gt;</pre>'],
  ['<!--[if mso]><b>x</b><![endif]--><!--[if !mso]><!--><b>a</b><!--<![endif]-->', '<b>a</b>'],
  ['<template><script>x()</script></template>a', 'a'],
  ['<title><img src=x onerror=x()></title>a', 'a'],
  ['<style><!-- a{b:c} --></style>', '<style>  a{b:c}  </style>'],
])('takes the danger out of %s', (html, result) => {
  expect(shown(html).replace(/ data-blocked-src="[^"]*"| src="data:image[^"]*"/g, '')).toBe(result)
})

test('joins several HTML parts on one page', () => {
  expect(rewrite(['<p>one', '<!doctype html><p>two'], {})).toBe(
    `<!doctype html>${head(0)}<p>one\n<p>two`,
  )
})

test('allows the page nothing but itself', () => {
  expect(previewCsp).toBe(
    "sandbox allow-popups allow-popups-to-escape-sandbox allow-same-origin; default-src 'none'; " +
      "img-src 'self' data:; style-src 'unsafe-inline'; font-src data:; form-action 'none'; " +
      "base-uri 'none'; frame-ancestors 'self'",
  )
  expect(sandboxTokens).not.toContain('allow-scripts')
})

/** A URL of another host, alone or in a style or a set. */
const abroad = /(?:^|[\s("',])(?:https?:)?\/\/\w/i

/** What a browser would run or fetch in this page, by its own reading of it. */
function leaving(page: string): string[] {
  const document = new DOMParser().parseFromString(page, 'text/html')
  const found: string[] = []
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName
    if (/^(script|iframe|frame|object|embed|applet|base|link|portal)$/.test(name)) found.push(name)
    for (const { name: attribute, value } of element.attributes) {
      if (attribute.startsWith('on')) found.push(`${name} ${attribute}`)
      if (attribute.startsWith('data-blocked-')) continue
      if (/^\s*(javascript|vbscript):/i.test(value)) found.push(`${name} ${attribute}=${value}`)
      const link = name === 'a' || name === 'area' || value.startsWith('data:')
      if (abroad.test(value) && !link && name !== 'meta') found.push(`${name} ${attribute}`)
    }
    if (name === 'style' && /\/\/|@import/.test(element.textContent ?? '')) found.push('style')
  }
  return found
}

test.skipIf(!corpusIsThere)('leaves nothing to run or to fetch in the XSS messages', () => {
  const messages = corpusFacts().filter(({ file }) => file.startsWith('xss/'))
  expect(messages).toHaveLength(14)
  for (const { file } of messages) {
    const raw = corpusMail(file)
    const { parts } = analyse(raw, { from: '', to: [], body: null, smtpUtf8: false, dsn: null })
    const html = parts
      .filter(({ role }) => role === 'html')
      .map((part) => readText(encodedText(raw, part)))
    expect(html.join('').length, file).toBeGreaterThan(10)
    expect(leaving(rewrite(html, {})), file).toEqual([])
  }
})
