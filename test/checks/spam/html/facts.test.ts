import { expect, test } from 'vitest'
import { htmlFacts } from '../../../../server/checks/spam/engine/html/facts.ts'
import { cpuOf } from '../../../helpers/work.ts'

const numberOf = (html: string, name: string) => htmlFacts(html).numbers.get(name) ?? 0

test('renders paragraphs, cells and lines as white space', () => {
  const { text } = htmlFacts('<p>One</p><table><tr><td>two<td>three</table>four<br>five')
  expect(text).toBe('\n\nOne\n\n two threefour\nfive')
})

test('decodes entities to UTF-8 bytes', () => {
  expect(htmlFacts('caf&eacute;&nbsp;&#8217;').text).toBe('caf\xc3\xa9 \xe2\x80\x99')
})

test('shows no scripts and styles, and keeps titles', () => {
  const html = '<title>Hello</title><style>p{}</style><script>x()</script><p>text'
  const { text, texts } = htmlFacts(html)
  expect(text).toBe('\n\nHello\n\n\n\ntext')
  expect([texts.get('title'), texts.get('script')]).toEqual([['Hello'], ['x()']])
})

test.each([
  ['in the colour of the ground', '<font color="#fff">secret</font>'],
  ['nearly in the colour of the ground', '<span style="color:#fdfdfd">secret</span>'],
  ['on a ground of its colour', '<p style="background-color:navy;color:#000081">secret</p>'],
  ['not displayed', '<div style="display:none">secret</div>'],
  ['hidden', '<div style="visibility: hidden">secret</div>'],
  ['tiny', '<font size="1">secret</font>'],
  ['in a colour that is none', '<p style="color:nothing">secret</p>'],
])('tells text that is %s from what can be seen', (_, html) => {
  const { visible, invisible } = htmlFacts(`<body>seen ${html} too`)
  expect(invisible).toBe('secret')
  expect(visible.replace(/\s+/g, ' ')).toContain('seen')
})

test.each([
  '<font color="red">plain</font>',
  '<span style="color:rgb(0,0,255)">plain</span>',
  '<p style="background:#000 url(x.png); color:white">plain</p>',
])('sees what can be seen: %s', (html) => {
  expect(htmlFacts(html).invisible).toBe('')
})

test('ends a style where its element ends', () => {
  expect(htmlFacts('<font color=white>a</font>b').visible).toBe('b')
})

test('counts tags that are none, and ends of what never began', () => {
  expect(numberOf('<p><xyzzy><b></b>', 'bad_tag_ratio')).toBe(0.25)
  expect(numberOf('<p></b></i></p>', 'closed_extra_ratio')).toBe(0.5)
})

test('takes an address in angle brackets for a tag of that name', () => {
  const { elements } = htmlFacts('<http://a.test/b><br/><A/href="x">')
  expect([...elements.keys()]).toEqual(['http://a.test/b', 'br', 'a'])
})

test('finds words that elements cut in two', () => {
  expect(numberOf('<p>vi<b></b>ag<i>ra', 'obfuscation_ratio')).toBeGreaterThan(0)
  expect(numberOf('<p>one <b>two</b> three', 'obfuscation_ratio')).toBe(0)
})

test('measures images: of a screen, of 200 where nothing is told', () => {
  expect(numberOf('<img width=10 height=20>', 'image_area')).toBe(200)
  expect(numberOf('<img width="50%" height=0>', 'image_area')).toBe(400 * 200)
  expect(numberOf('<img src=a.png>', 'image_area')).toBe(0)
})

test('counts lengths in characters', () => {
  const html = Buffer.from('<p>é').toString('latin1')
  expect([numberOf(html, 'length'), numberOf(html, 'non_space_len')]).toEqual([4, 1])
})

test('keeps links with what they say, and where they go', () => {
  const { uris } = htmlFacts('<base href="http://a.test/b/c.html"><a href="../d">Go <img></a>')
  expect(uris.map(({ text, source, anchor }) => [text, source, anchor])).toEqual([
    ['http://a.test/b/c.html', 'base', null],
    ['http://a.test/d', 'a', 'Go <img>\n'],
  ])
})

test('takes links from images, frames, forms and refreshing pages', () => {
  const html =
    '<img src=i.gif><iframe src=f.html></iframe><form action="mailto:a@b.test">' +
    '<meta http-equiv=refresh content="0; url=http://x.test/">'
  const found = htmlFacts(html).uris.map(({ source, text }) => `${source} ${text}`)
  expect(found).toEqual([
    'img i.gif',
    'iframe f.html',
    'form mailto:a@b.test',
    'meta http://x.test/',
  ])
  expect(numberOf(html, 'form_action_mailto')).toBe(1)
})

test('keeps comments as they are written', () => {
  expect(htmlFacts('<!-- one --><!two><!DOCTYPE html>').texts.get('comment')).toEqual([
    '<!-- one -->',
    '<!two>',
  ])
})

test('knows a face that is no font', () => {
  expect(numberOf('<font face="Arial, sans-serif">', 'font_face_bad')).toBe(0)
  expect(numberOf('<font face="x!!y">', 'font_face_bad')).toBe(1)
})

test('knows the largest and the smallest size', () => {
  const html = '<font size=7>a</font><font size="-2">b</font>'
  expect([numberOf(html, 'max_size'), numberOf(html, 'min_size')]).toEqual([7, 1])
})

test('tells which elements are left open', () => {
  const { elements } = htmlFacts('<body><p>a</p></b>')
  expect([...elements]).toEqual([
    ['body', 1],
    ['p', 0],
    ['b', 0],
  ])
})

test.each(['<div>', '<a href="x">', '<b', '<font size=+7><table><td>', '&', '<!--', '<p style="'])(
  'takes no time for a megabyte of %s',
  async (piece) => {
    const html = piece.repeat(1_000_000 / piece.length)
    expect(await cpuOf(() => htmlFacts(html))).toBeLessThan(3_000)
  },
)
