import { saying } from '../mails.ts'

const lines = {
  MORTGAGE: 'Refinance your house at our mortgage rates',
  LOAN_OFFER: 'We give personal loans',
  BAD_CREDIT: 'Even with bad credit',
  DEBT_OFFER: 'Eliminate your debts',
  LOW_RATES: 'The lowest interest rates',
  INSURANCE_OFFER: 'Ask for an insurance quote',
  CREDIT_CARD_OFFER: 'An unsecured card for all',
  STOCK_TIP: 'A hot stock pick',
  EARN_MONEY: 'Earn thousands with them',
  MONEY_A_TIME: 'It brings $500 a week',
  WORK_AT_HOME: 'Work at home',
  GET_RICH: 'Financial freedom for you',
  MLM: 'By network marketing',
  INVESTMENT: 'An investment opportunity',
  CRYPTO_PROFIT: 'Bitcoin that doubles: profits each day',
  GAMBLING: 'Play in our online casino',
  LOTS_OF_MONEY: 'A sum of $25,000,000',
  DOLLAR_SIGNS: 'For $5, $6, $7, $8 or $9',
  DOLLAR_ROWS: 'Make $$$ with it',
}

export const money = Object.fromEntries(
  Object.entries(lines).map(([rule, line]) => [rule, saying(line)]),
)
