import { both, head, html, page, parts, plainText, saying, text } from '../mails.ts'

const part = (type: string, body: string) => ({ headers: { 'Content-Type': type }, body })
const base64 = (body: string) => Buffer.from(body).toString('base64')
const picture = '<img src="https://www.sender.example/a.png" width="600" height="400" alt="">'

export const structure = {
  MIME_HTML_ONLY: page(''),
  MULTIPART_ALT_NO_TEXT: parts([part('text/html', '<p>Hello</p>')], 'multipart/alternative'),
  MPART_ALT_DIFF: parts(
    [
      part('text/plain', 'Cheap watches sold quickly tonight while stocks remain available'),
      part('text/html', `<html><body><p>${plainText}</p></body></html>`),
    ],
    'multipart/alternative',
  ),
  MIME_HTML_MOSTLY: parts(
    [part('text/plain', '.'), part('text/html', `<html><body>${'<p>Hello Bob</p>'.repeat(90)}`)],
    'multipart/alternative',
  ),
  HTML_IN_TEXT_PART: saying('<table><tr><td>Minutes</td></tr></table>'),
  HTML_MIME_NO_HTML_TAG: html(`<p>${plainText}</p>`),
  CTYPE_NO_BOUNDARY: head({ 'Content-Type': 'multipart/mixed' }),
  CTYPE_8BIT_NO_CHARSET: text('Reunión del lunes', { 'Content-Type': 'text/plain' }),
  CHARSET_UNKNOWN: head({ 'Content-Type': 'text/plain; charset=unknown-8bit' }),
  CHARSET_LEGACY: head({ 'Content-Type': 'text/plain; charset=windows-1251' }),
  CTE_8BIT_MISMATCH: saying('Reunión', { 'Content-Transfer-Encoding': '7bit' }),
  MIME_BASE64_TEXT: text(base64(plainText), { 'Content-Transfer-Encoding': 'base64' }),
  CTE_UNKNOWN: head({ 'Content-Transfer-Encoding': '8-bits' }),
  QP_LETTERS: text('=4D=69=6E=75=74=65=73', {
    'Content-Transfer-Encoding': 'quoted-printable',
  }),
  LONG_BODY_LINE: text('minutes '.repeat(200)),
  NUL_BYTES: saying('Minutes\0'),
  EMPTY_MESSAGE: text(''),
  SHORT_BODY_LINK: text('See https://www.example.com/minutes'),
  BLANK_LINES_MANY: text(`Minutes\n${'\n'.repeat(60)}of Monday\n`),
  UPPERCASE_25_50: text(`${'Minutes OF The DAY were READ '.repeat(20)}`),
  UPPERCASE_50_75: text(`${'MINUTES OF THE DAY were read '.repeat(20)}`),
  UPPERCASE_75_100: text(`${'MINUTES OF THE DAY WERE READ '.repeat(20)}`),
}

export const images = {
  HTML_IMAGE_ONLY_04: html(`<html><body>${picture}<p>Minutes</p></body></html>`),
  HTML_IMAGE_ONLY_08: pictured(600),
  HTML_IMAGE_ONLY_12: pictured(1000),
  HTML_IMAGE_ONLY_16: pictured(1400),
  HTML_IMAGE_ONLY_20: pictured(1800),
  HTML_IMAGE_RATIO_02: pictured(300),
  HTML_IMAGE_RATIO_04: pictured(720),
  HTML_IMAGE_RATIO_06: pictured(1200),
  HTML_IMAGE_RATIO_08: pictured(1900),
  HTML_NO_ALT: both('<img src="https://www.sender.example/a.png">'.repeat(4)),
}

/** 240,000 square pixels beside so many letters. */
function pictured(letters: number): Buffer {
  const said = 'the minutes '.repeat(letters / 12).slice(0, letters)
  return html(`<html><body>${picture}<p>${said}</p></body></html>`)
}
