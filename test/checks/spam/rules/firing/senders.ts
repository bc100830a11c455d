import { head } from '../mails.ts'

const sender = (From: string) => head({ From })
const recipients = (To: string) => head({ To })
const many = (name: (index: number) => string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name(index)}@receiver.example`).join(', ')

export const senders = {
  FROM_NOT_ADDRESS: sender('Ada Marsh'),
  FROM_DOMAIN_NO_DOT: sender('Ada Marsh <ada@laptop>'),
  FROM_LOCALHOST: sender('Ada Marsh <ada@laptop.local>'),
  FROM_NO_NAME: sender('ada@sender.example'),
  FROM_NAME_OTHER_ADDR: sender('"help@bank.example" <ada@sender.example>'),
  FROM_STARTS_WITH_NUMS: sender('Ada Marsh <77ada@sender.example>'),
  FROM_ENDS_IN_NUMS: sender('Ada Marsh <ada4711@sender.example>'),
  FROM_MIXED_DIGITS: sender('Ada Marsh <a1da2xx@sender.example>'),
  FROM_LOCAL_HEX: sender('Ada Marsh <4f2a9c88d01e7@sender.example>'),
  FROM_LOCAL_NOVOWEL: sender('Ada Marsh <xkcvbnmt@sender.example>'),
  FROM_OFFERS: sender('Ada Marsh <specials@sender.example>'),
  FROM_NAME_PLING: sender('"Ada Marsh!" <ada@sender.example>'),
  FROM_NAME_CAPS: sender('ADA MARSH TRADING <ada@sender.example>'),
  FROM_EXCESS_BASE64: sender('=?utf-8?B?QWRhIE1hcnNo?= <ada@sender.example>'),
  FROMSPACE: sender('Ada Marsh < ada@sender.example>'),
  FROM_MISSPACED: sender('"Ada Marsh"<ada@sender.example>'),
  FROM_SEVERAL: sender('ada@sender.example, noor@sender.example'),
  FROM_IS_TO: head({ To: 'Ada Marsh <ada@sender.example>' }),
  FREEMAIL_FROM: sender('Ada Marsh <ada@gmail.com>'),
  FREEMAIL_FROM_END_DIGIT: sender('Ada Marsh <ada7@gmail.com>'),
  FREEMAIL_REPLYTO: head({ 'Reply-To': 'ada@gmail.com' }),
  REPLYTO_EMPTY: head({ 'Reply-To': 'nobody' }),
  REPLYTO_RANDOM: head({ 'Reply-To': 'xkcvbnmt@sender.example' }),
  REPLYTO_OTHER_DOMAIN: head({ 'Reply-To': 'ada@other.example' }),
  FROM_NUMBERED_HOST: sender('Ada Marsh <ada@host-203-0-113-5.sender.example>'),
  UNDISC_RECIPS: recipients('undisclosed-recipients:;'),
  TO_MALFORMED: recipients('Bob Ray'),
  TO_EMPTY: recipients(' '),
  TO_GENERIC_NAME: recipients('Customer <bob@receiver.example>'),
  MANY_TO_CC: recipients(many((index) => `bob${index}`, 16)),
  SORTED_RECIPS: recipients(
    many((index) => ['ann', 'bob', 'cid', 'dan', 'eve', 'flo', 'gus', 'hal'][index] ?? '', 8),
  ),
  SUSPICIOUS_RECIPS: recipients(many((index) => `bobray${index}`, 9)),
  TO_IS_NAME_OF_ADDRESS: recipients('"bob@receiver.example" <bob@receiver.example>'),
}
