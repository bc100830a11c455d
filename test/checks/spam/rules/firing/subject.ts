import { head } from '../mails.ts'

const subjects = {
  SUBJ_ALL_CAPS: 'MINUTES OF THE MEETING ON MONDAY',
  PLING_PLING: 'Minutes of Monday!!',
  PLING_QUERY: 'Minutes? Here they are!',
  SUBJ_PLING_END: 'Here are the minutes!',
  SUBJ_EMOJI_MANY: '=?utf-8?Q?=F0=9F=8E=89_Minutes_=F0=9F=8E=81_are_=F0=9F=94=A5?=',
  SUBJ_TOO_LONG: `Minutes ${'of the meeting '.repeat(12)}`,
  SUBJ_GAP: 'Minutes                    of Monday',
  SUBJ_CODE_AFTER_GAP: 'Minutes of Monday          [kx7f2]',
  SUBJ_CONSONANTS: 'Minutes of Monday xkcvbnm',
  GAPPY_SUBJECT: 'M.i.n.u.t.e.s of Monday',
  SUBJ_B64_ASCII: '=?utf-8?B?TWludXRlcyBvZiBNb25kYXk=?=',
  FAKE_REPLY: 'Re: Minutes of Monday',
  SUBJ_ADV: 'ADV: Minutes of Monday',
  SUBJ_FREE: 'A free set of minutes',
  SUBJ_FREE_CAP: 'A FREE set of minutes',
  SUBJ_GUARANTEED: 'Minutes, guaranteed complete',
  SUBJ_BUY: 'Buy now: minutes',
  SUBJ_DOLLARS: 'Minutes for $5',
  SUBJ_PERCENT_OFF: 'Minutes with 20% off',
  SUBJ_SAVE: 'Save up to 5 minutes',
  SUBJ_MONEY: 'Get out of debt with our minutes',
  SUBJ_WINNER: 'You have won the minutes',
  SUBJ_URGENT: 'Urgent: minutes',
  SUBJ_BODY: 'Lose weight while you read the minutes',
  SUBJ_SEX: 'XXX minutes',
  SUBJ_AS_SEEN: 'Minutes, as seen on television',
  SUBJ_HIGH_PROMISE: 'Amazing minutes',
  ADDRESS_IN_SUBJECT: 'bob@receiver.example, here are the minutes',
}

export const subject = Object.fromEntries(
  Object.entries(subjects).map(([rule, Subject]) => [rule, head({ Subject })]),
)
