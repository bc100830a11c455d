import { expect, test } from 'vitest'
import { call, message, page, part, parts } from './call.ts'

const text = (fields: string | string[], body: string) =>
  message(['MIME-Version: 1.0', ...[fields].flat()], body)
const quoted = 'Content-Transfer-Encoding: quoted-printable'
const base64 = 'Content-Transfer-Encoding: base64'
const html = 'Content-Type: text/html'
const plain = 'Content-Type: text/plain'

/** Function, its arguments, a message that fires it and one that does not. */
const cases: [string, string[], string, string][] = [
  ['check_for_mime', ['mime_base64_count'], text(base64, 'SGVsbG8=\n'), text(quoted, 'Hello\n')],
  ['check_for_mime', ['mime_qp_count'], text(quoted, '=41=42\n'), text(base64, 'SGVsbG8=\n')],
  [
    'check_for_mime',
    ['mime_qp_long_line'],
    text(quoted, `${'a'.repeat(90)}\n`),
    text(quoted, `${'a'.repeat(70)}\n`),
  ],
  [
    'check_for_mime',
    ['mime_base64_encoded_text'],
    text([plain, base64], 'SGVsbG8=\n'),
    text(['Content-Type: text/plain; charset=utf-8', base64], 'SGVsbG8=\n'),
  ],
  [
    'check_for_mime',
    ['mime_attachment'],
    parts('mixed', part([plain, 'Content-Disposition: attachment'], 'a')),
    parts('mixed', part(plain, 'a')),
  ],
  [
    'check_for_mime',
    ['mime_bad_iso_charset'],
    text('Content-Type: text/plain; charset=iso-1234-56', 'a\n'),
    text('Content-Type: text/plain; charset=iso-8859-1', 'a\n'),
  ],
  ['check_for_mime_html', [], page('<p>a'), text(plain, 'a\n')],
  [
    'check_for_mime_html_only',
    [],
    parts('mixed', part(html, '<p>a')),
    parts('mixed', part(html, '<p>a'), part(plain, 'a')),
  ],
  [
    'check_mime_multipart_ratio',
    ['0.00', '0.01'],
    parts('alternative', part(plain, ''), part(html, '<p>long</p>'.repeat(50))),
    parts('alternative', part(plain, 'long '.repeat(50)), part(html, '<p>long</p>'.repeat(50))),
  ],
  ['check_for_ascii_text_illegal', [], text(plain, 'caf\xe9\n'), text(plain, 'cafe\n')],
  [
    'check_abundant_unicode_ratio',
    ['0.02'],
    text(plain, '&#x0410;&#x0411;ab\n'),
    text(plain, 'plain text\n'),
  ],
  ['check_qp_ratio', ['0.2'], text(quoted, '=41=42=43\n'), text(quoted, 'plain=20\n')],
  [
    'check_for_uppercase',
    ['75', '100'],
    message('Subject: a', `${'SHOUT IT OUT '.repeat(30)}\n`),
    message('Subject: a', `${'say it so '.repeat(40)}\n`),
  ],
  [
    'check_ma_non_text',
    [],
    parts('alternative', part('Content-Type: image/png', 'a')),
    parts('alternative', part(html, 'a')),
  ],
  [
    'check_base64_length',
    ['79'],
    text(base64, `${'A'.repeat(80)}\n`),
    text(base64, `${'A'.repeat(76)}\n`),
  ],
  [
    'multipart_alternative_difference',
    ['99', '100'],
    parts('alternative', part(plain, 'one two'), part(html, '<p>three four')),
    parts('alternative', part(plain, 'one two'), part(html, '<p>one two')),
  ],
  [
    'multipart_alternative_difference_count',
    ['3', '1'],
    parts('alternative', part(plain, 'a b c d e f g h i j'), part(html, '<p>a b')),
    parts('alternative', part(plain, 'a b'), part(html, '<p>a b')),
  ],
  [
    'check_blank_line_ratio',
    ['80', '90', '4'],
    message('Subject: a', `a\n${'\n'.repeat(5)}`),
    message('Subject: a', 'a\nb\nc\nd\n'),
  ],
  [
    'tvd_vertical_words',
    ['0', '10'],
    message('Subject: aaaaaaaaaaaaaaaaaaaaaa b', 'word\n'),
    message('Subject: V I A G R A', 'n o w\n'),
  ],
  [
    'check_stock_info',
    ['2'],
    message('Subject: a', 'Company: X\nTarget: $5\n'),
    message('Subject: a', 'Company: X\nDear: friend\n'),
  ],
  [
    'check_body_length',
    ['10'],
    message('Subject: a', 'short\n'),
    message('Subject: a', 'a'.repeat(20)),
  ],
  [
    'plaintext_body_length',
    ['1', '9'],
    message('Subject: a', 'short\n'),
    message('Subject: a', 'a'.repeat(20)),
  ],
  [
    'plaintext_sig_length',
    ['10'],
    message('Subject: a', 'text\n-- \nsignature of mine\n'),
    message('Subject: a', 'text without one\n'),
  ],
  [
    'plaintext_body_sig_ratio',
    ['0', '1'],
    message('Subject: a', 'text\n-- \nsignature of mine\n'),
    message('Subject: a', 'text without one\n'),
  ],
]

test.each(cases)(
  '%s(%s) fires for one message and not for the other',
  (name, args, firing, other) => {
    expect(call(name, firing, ...args)).toBe(true)
    expect(call(name, other, ...args)).toBe(false)
  },
)
