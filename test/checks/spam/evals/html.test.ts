import { expect, test } from 'vitest'
import { call, page } from './call.ts'

/** Function, its arguments, a page that fires it and one that does not. */
const cases: [string, string[], string, string][] = [
  ['html_test', ['embeds'], '<object></object>', '<p>'],
  ['html_range', ['max_size', '5', '6'], '<font size=6>a', '<font size=5>a'],
  ['html_range', ['max_size', '6', 'inf'], '<font size=9>a', '<font size=6>a'],
  ['html_eval', ['length', '< 40'], '<p>a', `<p>${'a'.repeat(50)}`],
  ['html_tag_exists', ['center'], '<center>', '<p>'],
  ['html_tag_balance', ['body', '!= 0'], '<body>', '<body></body>'],
  ['html_image_only', ['0', '400'], '<img src=a>', '<p>a'],
  ['html_image_ratio', ['0', '0.002'], '<img width=99 height=99>a', '<img width=1 height=1>aaaa'],
  ['html_text_match', ['comment', '<!(?!-).{0,6}>'], '<!abc>', '<!-- abc -->'],
  [
    'html_text_not_match',
    ['anchor', 'here'],
    '<a href=x>there is none</a>'.replace('there', 'it'),
    '<a href=x>here</a>',
  ],
  ['html_title_subject_ratio', ['3.5'], `<title>${'long '.repeat(9)}</title>`, '<title>a</title>'],
  ['check_iframe_src', [], '<iframe src="http://a.test">', '<iframe>'],
  [
    'check_https_http_mismatch',
    ['1', '10'],
    '<a href="http://evil.example.net">https://bank.example.com</a>',
    '<a href="http://www.example.com">https://bank.example.com</a>',
  ],
  [
    'check_https_ip_mismatch',
    [],
    '<a href="http://192.0.2.1/">https://bank.example.com</a>',
    '<a href="http://192.0.2.1/">here</a>',
  ],
  [
    'check_for_http_redirector',
    [],
    '<a href="http://a.example.com/r?http://b.example.net/">x</a>',
    '<a href="http://a.example.com/r?x">x</a>',
  ],
]

test.each(cases)('%s(%s) fires for one page and not for the other', (name, args, firing, other) => {
  expect(call(name, page(firing), ...args)).toBe(true)
  expect(call(name, page(other), ...args)).toBe(false)
})

test.each(['html_test', 'html_tag_exists', 'html_image_only'])(
  '%s is false without HTML',
  (name) => {
    expect(call(name, 'Subject: a\n\ntext\n', 'img', '9999')).toBe(false)
  },
)

test('a pattern that is none matches nothing', () => {
  expect(call('html_text_match', page('<!-- a -->'), 'comment', '(')).toBe(false)
})
