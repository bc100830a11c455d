import { both, head, saying } from '../mails.ts'

export const leftovers = {
  TEMPLATE_BRACES: saying('Hello {{ first_name }}'),
  TEMPLATE_DOLLAR: saying('Hello ${name}'),
  TEMPLATE_BULK: saying('Hello *|FNAME|*'),
  TEMPLATE_SUBJECT: head({ Subject: 'Minutes for {{ name }}' }),
  UNDEFINED_VALUE: saying('Total: [object Object]'),
  SALUTATION_EMPTY: saying('\nDear ,\n\nhere they are'),
  LOREM_IPSUM: saying('Lorem ipsum dolor sit amet'),
  TEST_SUBJECT: head({ Subject: 'test' }),
  PLACEHOLDER_IMAGE: both('<img src="https://placehold.co/600x400" alt="Minutes">'),
  TODO_MARK: saying('TODO: write the end'),
  EMPTY_LINK: both('<a href="#">Minutes</a>'),
  STACK_TRACE: saying('    at send (/srv/app/mail.js:12:7)'),
  MARKDOWN_IN_HTML: both('<p>[Minutes](https://www.sender.example/)</p>'),
  ESCAPED_HTML: saying('Minutes&lt;br&gt; of Monday'),
  BROKEN_LETTERS: saying('Reuni\ufffdn del lunes'),
}
