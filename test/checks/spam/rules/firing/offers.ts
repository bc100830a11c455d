import { saying } from '../mails.ts'

const lines = {
  GTUBE: 'XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X',
  ACT_NOW_CAPS: 'ORDER NOW and read them',
  ACT_NOW: 'Order now and read them',
  LIMITED_TIME: 'For a limited time',
  NO_OBLIGATION: 'There is no obligation',
  RISK_FREE: 'Read them risk-free',
  FREE_HUNDRED: 'They are 100% free',
  FREE_CAPS: 'They are FREE',
  FREE_THINGS: 'With a free trial',
  GUARANTEE: 'With a money-back guarantee',
  LOW_PRICE: 'At the lowest price',
  SAVE_UP_TO: 'Save up to $50',
  PERCENT_OFF: 'With 20% off',
  ONLY_PRICE: 'Only $5 each',
  AMAZING: 'These are amazing minutes',
  AS_SEEN_ON: 'As seen on television',
  SPECIAL_OFFER: 'A special offer',
  CALL_TOLL_FREE: 'Call toll-free',
  CREDIT_CARDS_TAKEN: 'We take Visa and American Express',
  ORDER_FORM: 'Print the order form',
  DEAR_FRIEND: 'Dear friend',
  DEAR_SOMETHING: 'Dear customer',
  WHY_WAIT: 'Why wait?',
  NO_CATCH: 'There is no catch',
  YOU_QUALIFY: 'You have been selected',
  TELL_THEM_MORE: 'For more information, visit us',
  SPAM_SOFTWARE: 'We sell replica watches',
  SEARCH_ENGINE_PROMO: 'Increase your traffic',
}

export const offers = Object.fromEntries(
  Object.entries(lines).map(([rule, line]) => [rule, saying(line)]),
)
