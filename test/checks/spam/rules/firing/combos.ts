import { from, page, saying, text } from '../mails.ts'

const offers = [
  'Order now',
  'for a limited time',
  'at the lowest price',
  'with a money-back guarantee',
  'risk-free',
  'as seen on television',
  'with no obligation',
  'amazing',
  'why wait?',
  'Work at home',
  'and earn thousands',
]
const say = (count: number) => offers.slice(0, count).join(', ')
const rdns = 'mail.sender.example ([203.0.113.5])'
const received =
  from(rdns)
    .toString()
    .match(/^Received: (.*)\r$/m)?.[1] ?? ''
const letter =
  'This letter may come as a surprise. I am Barrister John Roe and write from Lagos. Help me to transfer the funds.'
const long = 'We met on Monday and spoke of the kiln. '

export const combos = {
  ADVERT_PHRASES_3: saying(say(4)),
  ADVERT_PHRASES_6: saying(say(7)),
  ADVERT_PHRASES_10: saying(say(11)),
  EXCUSES_3: saying(
    'To be removed, write to us. You have opted in. This is a one-time mailing. This message is not spam.',
  ),
  HTML_ONLY_OFFER: page(`<p>${say(3)}</p>`),
  FRAUD_PHRASES_3: saying(letter),
  FRAUD_FREEMAIL: saying(letter, { From: 'John Roe <john@gmail.com>' }),
  FREEMAIL_OFFER: saying(say(3), { From: 'John Roe <john@gmail.com>' }),
  FREEMAIL_CONTACT: saying(`${say(3)}, write to offers@hotmail.com`),
  DIRECT_HTML: page('', { Received: received }),
  DIRECT_OFFER: saying(say(3), { Received: received }),
  DIRECT_FORGED: saying('', { Received: received, From: 'Ada Marsh <ada@pottery.example>' }),
  FORGED_TWICE: saying('', { Date: '23.11.2026 09:30', 'X-Priority': '3' }),
  LONG_TEXT_PHRASES: text(`${say(4)}\n${`${long}\n`.repeat(600)}`),
  LONGER_TEXT_PHRASES: text(`${say(3)}\n${`${long}\n`.repeat(300)}`),
}
