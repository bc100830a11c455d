import { body } from './body.ts'
import { lists } from './lists.ts'
import { money } from './money.ts'
import { offers } from './offers.ts'
import type { Theme } from './own-rule.ts'

/** Too common, or no phrase: they count by themselves only. */
const uncounted = new Set(['GTUBE', 'FREE_CAPS', 'ONLY_PRICE', 'DOLLAR_SIGNS', 'LOTS_OF_MONEY'])

const namesOf = ({ rules }: Theme) =>
  rules.map(({ name }) => name).filter((name) => !uncounted.has(name))

const sum = (names: string[]) => `(${names.join(' + ')})`

const adverts = sum([
  ...[offers, money, body].flatMap(namesOf),
  ...['CLICK_HERE_CAPS', 'BULK_MAILER_OFFER'],
])

const excuse = /^(?:EXCUSE_|MAILTO_|NOT_SPAM|BILL_1618|ADVERT_CODE|REMOVE_SUBJ)/
const excuses = sum(namesOf(lists).filter((name) => excuse.test(name)))

const frauds = sum([
  ...['NIGERIAN_BANK', 'NEXT_OF_KIN', 'TRANSFER_FUNDS', 'FOREIGN_PARTNER', 'CONFIDENTIAL_DEAL'],
  ...['SURPRISE_LETTER', 'OFFICIAL_TITLE', 'PERCENT_SHARE', 'LOTTERY_WIN', 'LOTS_OF_MONEY'],
])

const fewer = {
  en: 'Each is listed by itself: mend those that are easiest.',
  es: 'Cada una aparece por separado: arregla las más fáciles.',
}

/** What says little alone and much together. */
export const combos: Theme = {
  name: 'combos',
  title: { en: 'Several together', es: 'Varias a la vez' },
  shared: [
    "body __BODY_8K eval:check_body_length('8000')",
    "body __BODY_20K eval:check_body_length('20000')",
  ],
  rules: [
    {
      name: 'ADVERT_PHRASES_3',
      points: 0.9,
      test: `meta __BODY_8K && ${adverts} > 2`,
      description: {
        en: 'Three kinds of advertising phrases in a short message',
        es: 'Tres tipos de frases publicitarias en un mensaje corto',
      },
      hint: fewer,
    },
    {
      name: 'ADVERT_PHRASES_6',
      points: 0.8,
      test: `meta __BODY_20K && ${adverts} > 5`,
      description: {
        en: 'Six kinds of advertising phrases',
        es: 'Seis tipos de frases publicitarias',
      },
      hint: fewer,
    },
    {
      name: 'ADVERT_PHRASES_10',
      points: 1.0,
      test: `meta ${adverts} > 9`,
      description: {
        en: 'Ten kinds of advertising phrases',
        es: 'Diez tipos de frases publicitarias',
      },
      hint: fewer,
    },
    {
      name: 'EXCUSES_3',
      points: 0.8,
      test: `meta ${excuses} > 2`,
      description: { en: 'Three excuses for being sent', es: 'Tres excusas para enviarse' },
      hint: fewer,
    },
    {
      name: 'HTML_ONLY_OFFER',
      points: 0.5,
      test: `meta MIME_HTML_ONLY && ${adverts} > 1`,
      description: {
        en: 'Advertising in HTML without a text part',
        es: 'Publicidad en HTML sin parte de texto',
      },
      hint: fewer,
    },
    {
      name: 'FRAUD_PHRASES_3',
      points: 1.2,
      test: `meta ${frauds} > 2`,
      description: {
        en: 'Three marks of an advance-fee letter',
        es: 'Tres rasgos de una carta nigeriana',
      },
      hint: fewer,
    },
    {
      name: 'FRAUD_FREEMAIL',
      points: 0.8,
      test: `meta (__FREEMAIL_FROM || __FREEMAIL_REPLYTO) && ${frauds} > 1`,
      description: {
        en: 'An advance-fee letter from a free mail provider',
        es: 'Una carta nigeriana de un proveedor gratuito',
      },
      hint: fewer,
    },
    {
      name: 'FREEMAIL_OFFER',
      points: 0.6,
      test: `meta (__FREEMAIL_FROM || __FREEMAIL_REPLYTO) && ${adverts} > 1`,
      description: {
        en: 'Advertising from a free mail provider',
        es: 'Publicidad de un proveedor gratuito',
      },
      hint: fewer,
    },
    {
      name: 'FREEMAIL_CONTACT',
      points: 0.5,
      test: `meta __FREEMAIL_IN_BODY && __BODY_8K && !__NICE_REPLY && !__NICE_REFS && ${adverts} > 1`,
      needs: [
        String.raw`body __FREEMAIL_IN_BODY /\w@(?:hotmail|yahoo|gmail|aol|excite|msn|outlook|mail|netscape|lycos|yandex|gmx)\.(?:com|net|co|ru|de|fr)\b/i`,
      ],
      description: {
        en: 'Advertising with an address at a free mail provider',
        es: 'Publicidad con una dirección de un proveedor gratuito',
      },
      hint: fewer,
    },
    {
      name: 'DIRECT_HTML',
      points: 0.6,
      test: 'meta RDNS_NONE && MIME_HTML_ONLY',
      description: {
        en: 'HTML alone, from a host without reverse DNS name',
        es: 'Solo HTML, de un servidor sin DNS inverso',
      },
      hint: fewer,
      scope: 'transport',
    },
    {
      name: 'DIRECT_OFFER',
      points: 0.7,
      test: `meta RDNS_NONE && ${adverts} > 1`,
      description: {
        en: 'Advertising from a host without reverse DNS name',
        es: 'Publicidad de un servidor sin DNS inverso',
      },
      hint: fewer,
      scope: 'transport',
    },
    {
      name: 'FORGED_TWICE',
      points: 0.8,
      test: 'meta (INVALID_DATE + DATE_NO_ZONE + INVALID_DATE_TZ_ABSURD + FORGED_MUA_OUTLOOK + MISSING_MIMEOLE + INVALID_MSGID + MSGID_SPAM_CAPS + MSGID_OUTLOOK_WRONG + OUTLOOK_NO_GENERATOR + OUTLOOK_HTML_ONLY + PRIORITY_NO_NAME + XMAILER_UNKNOWN_CODE + DATE_TZ_NO_QUARTER) > 1',
      description: {
        en: 'Two fields that no mail program writes like that',
        es: 'Dos campos que ningún programa de correo escribe así',
      },
      hint: fewer,
    },
    {
      name: 'LONG_TEXT_PHRASES',
      points: -1.6,
      test: `meta !__BODY_20K && ${adverts} > 2 && ${adverts} < 12`,
      description: {
        en: 'A long text, in which some such phrases are bound to occur',
        es: 'Un texto largo, en el que es normal que salgan algunas de esas frases',
      },
      hint: {
        en: 'Nothing to mend: this takes points off.',
        es: 'Nada que arreglar: esto resta puntos.',
      },
    },
    {
      name: 'LONGER_TEXT_PHRASES',
      points: -0.8,
      test: `meta __BODY_20K && !__BODY_8K && ${adverts} > 1 && ${adverts} < 7`,
      description: {
        en: 'A text of some length with a few such phrases',
        es: 'Un texto algo largo con unas pocas de esas frases',
      },
      hint: {
        en: 'Nothing to mend: this takes points off.',
        es: 'Nada que arreglar: esto resta puntos.',
      },
    },
    {
      name: 'DIRECT_FORGED',
      points: 0.6,
      test: 'meta RDNS_NONE && SENDER_DOMAIN_NOT_SEEN',
      description: {
        en: 'A host without reverse DNS name sends for a domain that is not its own',
        es: 'Un servidor sin DNS inverso envía por un dominio que no es suyo',
      },
      hint: fewer,
      scope: 'transport',
    },
  ],
}
