import { head, saying } from '../mails.ts'

const lines = {
  NIGERIAN_BANK: 'I write from Lagos',
  NEXT_OF_KIN: 'You are the next of kin for the funds',
  TRANSFER_FUNDS: 'Help me to transfer the funds',
  FOREIGN_PARTNER: 'I look for a foreign partner',
  CONFIDENTIAL_DEAL: 'This is strictly confidential',
  SURPRISE_LETTER: 'This letter may come as a surprise',
  OFFICIAL_TITLE: 'I am Barrister John Roe',
  PERCENT_SHARE: 'You get 30% of the total sum',
  LOTTERY_WIN: 'Write to our claims agent',
  EXTORTION: 'I have hacked your computer',
  GIFT_CARDS: 'Buy gift cards for me',
  VERIFY_ACCOUNT: 'Verify your account or it will be suspended',
  ACCOUNT_SUSPENDED: 'Your account has been suspended',
  UNUSUAL_ACTIVITY: 'There was unusual activity',
  WITHIN_HOURS: 'Answer within 24 hours',
  MAILBOX_QUOTA: 'Your mailbox is full: click to upgrade',
  STORAGE_FULL: 'Your cloud storage is full',
  PARCEL_HELD: 'Your parcel is on hold: pay the customs fee',
  REWARD_CLAIM: 'Claim your reward before Friday',
  ASKS_PASSWORD: 'Reply with your user name and password',
  FILL_THIS_FORM: 'Your name: ______',
}

export const fraud = {
  ...Object.fromEntries(Object.entries(lines).map(([rule, line]) => [rule, saying(line)])),
  BRAND_IN_NAME: head({ From: 'PayPal Support <ada@sender.example>' }),
}
