import { expect, test } from 'vitest'
import { htmlToText } from '../../server/mime/html.ts'

test.each([
  ['blocks as lines', '<div>one</div><div>two <b>three</b></div>', 'one\ntwo three'],
  ['paragraphs with a line between', '<p>one<p>two</p>three', 'one\n\ntwo\n\nthree'],
  ['line breaks', 'one<br>two<br/><br>three', 'one\ntwo\n\nthree'],
  ['links as their text', 'see <a href="http://x.test">here</a>.', 'see here.'],
  ['images as their alternative text', '<img alt="Logo" src=x> shop', 'Logo shop'],
  ['tables by cells', '<table><tr><td>a<td>b<tr><td>c</table>', 'a b\nc'],
  ['lists with marks', '<ul><li>a<li>b</ul>', '• a\n• b'],
  ['entities', 'a &amp; b &eacute; &#x1F600; &nbsp; c', 'a & b é 😀 c'],
  ['nothing of scripts and styles', '<style>a{}</style><script>b()</script>c<title>d</title>', 'c'],
  ['the preheader', '<div style="display:none">Look!</div>Hello', 'Look!\nHello'],
  ['text that is preformatted', '<pre>a\n  b</pre>', 'a\n  b'],
  ['nothing of comments', 'a<!-- b --><!--[if mso]>c<![endif]-->d', 'ad'],
  ['a text without tags', ' a < b ', 'a < b'],
])('shows %s', (_, html, text) => {
  expect(htmlToText(html)).toBe(text)
})
