import { saying } from '../mails.ts'

const lines = {
  DRUGS_ERECTILE: 'We sell viagra',
  DRUGS_PHARMACY: 'An online pharmacy',
  DRUGS_NAMES: 'We sell xanax',
  DIET: 'Lose weight',
  YOUTH: 'Look younger',
  HERBAL: 'A herbal supplement',
  ENLARGE: 'For penis enlargement',
  SEX_WORDS: 'It is hardcore',
  SEX_OFFER: 'Live girls',
  DATING: 'Meet local singles',
}

export const body = Object.fromEntries(
  Object.entries(lines).map(([rule, line]) => [rule, saying(line)]),
)
