import type { Theme } from './own-rule.ts'

const calm = {
  en: 'Write it in lower case and without marks; say what the message holds.',
  es: 'Escríbelo en minúsculas y sin signos; di qué trae el mensaje.',
}

const plain = {
  en: 'Say what the message is about instead of what it offers.',
  es: 'Di de qué trata el mensaje en vez de lo que ofrece.',
}

const chars = {
  en: 'Take the code or the gaps out; references belong in the text.',
  es: 'Quita el código o los huecos; las referencias van en el texto.',
}

/** What is written in the subject, and how. */
export const subject: Theme = {
  name: 'subject',
  title: { en: 'The subject', es: 'El asunto' },
  shared: [
    String.raw`header __SUBJ_REPLY Subject =~ /^\s{0,9}(?:re|aw|sv|antw)(?:\[\d+\])?:/i`,
    'header __HAS_IN_REPLY_TO exists:In-Reply-To',
    'header __HAS_REFERENCES exists:References',
  ],
  rules: [
    {
      name: 'SUBJ_ALL_CAPS',
      points: 1.0,
      test: String.raw`header Subject =~ /^(?=[^a-z]{0,120}?[A-Z]{3}[^a-z]{0,60}[^A-Za-z][A-Z]{2})[^a-z\x80-\xff]{10,300}$/`,
      description: {
        en: 'The subject is all capital letters',
        es: 'El asunto está todo en mayúsculas',
      },
      hint: calm,
    },
    {
      name: 'PLING_PLING',
      points: 0.7,
      test: 'header Subject =~ /!{2}/',
      description: {
        en: 'Several exclamation marks in a row in the subject',
        es: 'Varias exclamaciones seguidas en el asunto',
      },
      hint: calm,
    },
    {
      name: 'PLING_QUERY',
      points: 0.4,
      test: String.raw`header Subject =~ /\?[^?!]{0,120}!|![^!?]{0,120}\?/`,
      description: {
        en: 'Question and exclamation marks in the subject',
        es: 'Interrogación y exclamación en el asunto',
      },
      hint: calm,
    },
    {
      name: 'SUBJ_PLING_END',
      points: 0.2,
      test: String.raw`header Subject =~ /[^!]!\s{0,9}$/`,
      description: {
        en: 'The subject ends in an exclamation mark',
        es: 'El asunto acaba en exclamación',
      },
      hint: calm,
    },
    {
      name: 'SUBJ_EMOJI_MANY',
      points: 0.5,
      test: String.raw`header Subject =~ /(?:\xf0\x9f[\x80-\xbf]{2}[^\xf0]{0,40}){3}/`,
      description: {
        en: 'Three or more pictograms in the subject',
        es: 'Tres o más pictogramas en el asunto',
      },
      hint: calm,
    },
    {
      name: 'SUBJ_TOO_LONG',
      points: 0.3,
      test: String.raw`header Subject =~ /^[^\n]{150}/`,
      description: {
        en: 'The subject is longer than 150 characters',
        es: 'El asunto pasa de 150 caracteres',
      },
      hint: {
        en: 'Keep it under 70 characters; lists cut the rest.',
        es: 'Que no pase de 70 caracteres; las listas cortan el resto.',
      },
    },
    {
      name: 'SUBJ_GAP',
      points: 1.1,
      test: String.raw`header Subject:raw =~ /\S {5,200}\S/`,
      description: { en: 'A wide gap in the subject', es: 'Un hueco grande en el asunto' },
      hint: chars,
    },
    {
      name: 'SUBJ_CODE_AFTER_GAP',
      points: 0.7,
      test: String.raw`header Subject:raw =~ / {4,200}[\[(]?[a-z0-9-]{3,30}[\])]?\s{0,3}$/i`,
      description: {
        en: 'A code at the end of the subject, out of sight',
        es: 'Un código al final del asunto, fuera de la vista',
      },
      hint: chars,
    },
    {
      name: 'SUBJ_CONSONANTS',
      points: 0.5,
      test: String.raw`header Subject =~ /\b[bcdfghjklmnpqrstvwxz]{6,40}\b/`,
      description: {
        en: 'A word without vowels in the subject',
        es: 'Una palabra sin vocales en el asunto',
      },
      hint: chars,
    },
    {
      name: 'GAPPY_SUBJECT',
      points: 1.0,
      test: String.raw`header Subject =~ /(?:\b[a-z0-9][ ._*-]){5}\b/i`,
      description: {
        en: 'L.e.t.t.e.r.s with signs between them in the subject',
        es: 'L.e.t.r.a.s separadas por signos en el asunto',
      },
      hint: chars,
    },
    {
      name: 'SUBJ_B64_ASCII',
      points: 0.6,
      test: 'meta __SUBJ_B64 && !__SUBJ_8BIT',
      needs: [
        String.raw`header __SUBJ_B64 Subject:raw =~ /=\?[\w-]{1,30}\?b\?/i`,
        String.raw`header __SUBJ_8BIT Subject =~ /[\x80-\xff]/`,
      ],
      description: {
        en: 'The subject is encoded although it is plain ASCII',
        es: 'El asunto va codificado aunque es ASCII puro',
      },
      hint: {
        en: 'Send ASCII as it is; encode only letters beyond it.',
        es: 'Envía el ASCII tal cual; codifica solo lo que no lo sea.',
      },
    },
    {
      name: 'FAKE_REPLY',
      points: 0.4,
      test: 'meta __SUBJ_REPLY && !__HAS_IN_REPLY_TO && !__HAS_REFERENCES',
      description: {
        en: '“Re:” in the subject, but it answers nothing',
        es: '«Re:» en el asunto, pero no responde a nada',
      },
      hint: {
        en: 'Leave “Re:” out, or set In-Reply-To to the message it answers.',
        es: 'Quita «Re:» o pon en In-Reply-To el mensaje al que responde.',
      },
    },
    {
      name: 'SUBJ_ADV',
      points: 1.5,
      test: String.raw`header Subject =~ /^\s{0,9}[\[(<*]{0,2}adv(?:ertisement)?\b[\])>*:.-]/i`,
      description: {
        en: 'Marked as advertising in the subject',
        es: 'Marcado como publicidad en el asunto',
      },
      hint: plain,
    },
    {
      name: 'SUBJ_FREE',
      points: 0.6,
      test: String.raw`header Subject =~ /\bfree\b(?![- ]?(?:software|bsd|dos|type|form|lance))/i`,
      description: { en: '“Free” in the subject', es: '«Free» en el asunto' },
      hint: plain,
    },
    {
      name: 'SUBJ_FREE_CAP',
      points: 0.6,
      test: String.raw`header Subject =~ /\bFREE\b/`,
      description: {
        en: '“FREE” in capital letters in the subject',
        es: '«FREE» en mayúsculas en el asunto',
      },
      hint: plain,
    },
    {
      name: 'SUBJ_GUARANTEED',
      points: 0.8,
      test: String.raw`header Subject =~ /\bguarantee[ds]?\b/i`,
      description: { en: 'The subject guarantees something', es: 'El asunto garantiza algo' },
      hint: plain,
    },
    {
      name: 'SUBJ_BUY',
      points: 0.8,
      test: String.raw`header Subject =~ /^\W{0,9}(?:buy|order|shop) (?:now|direct|online|your|cheap)\b/i`,
      description: { en: 'The subject tells to buy', es: 'El asunto invita a comprar' },
      hint: plain,
    },
    {
      name: 'SUBJ_DOLLARS',
      points: 0.7,
      test: String.raw`header Subject =~ /\$\$|(?:\$|\xe2\x82\xac|\xc2\xa3) ?\d/`,
      description: {
        en: 'An amount of money in the subject',
        es: 'Una cantidad de dinero en el asunto',
      },
      hint: plain,
    },
    {
      name: 'SUBJ_PERCENT_OFF',
      points: 0.5,
      test: String.raw`header Subject =~ /\b\d{2,3} ?% (?:off|discount|savings?|less|more|descuento)/i`,
      description: { en: 'A discount in the subject', es: 'Un descuento en el asunto' },
      hint: plain,
    },
    {
      name: 'SUBJ_SAVE',
      points: 0.6,
      test: String.raw`header Subject =~ /\bsave (?:up to |over |big|\W{0,2}\d|money|thousands|hundreds|on your)/i`,
      description: { en: 'The subject promises savings', es: 'El asunto promete ahorro' },
      hint: plain,
    },
    {
      name: 'SUBJ_MONEY',
      points: 1.0,
      test: String.raw`header Subject =~ /\b(?:(?:no|out of|your|of|consolidate|get) debts?|credit (?:cards?|report|rating|repair|problems?)|mortgages?|loans?|refinanc(?:e|ing)|life insurance|(?:extra|more|earn|make) (?:money|cash|income))\b/i`,
      description: {
        en: 'Debts, loans or extra income in the subject',
        es: 'Deudas, préstamos o ingresos extra en el asunto',
      },
      hint: plain,
    },
    {
      name: 'SUBJ_WINNER',
      points: 1.0,
      test: String.raw`header Subject =~ /\b(?:you(?:'ve| have|'re| are)? (?:won|(?:a |the )?winner|been selected|approved|pre-?approved)|winning (?:notification|number)|congratulations|claim your|lottery|prize)\b/i`,
      description: {
        en: 'The subject says that you have won',
        es: 'El asunto dice que has ganado',
      },
      hint: plain,
    },
    {
      name: 'SUBJ_URGENT',
      points: 0.8,
      test: String.raw`header Subject =~ /\burgent(?:ly|e)?\b|\b(?:act|respond|reply) (?:now|fast|immediately|today)\b|\bimmediate (?:action|attention|response)\b/i`,
      description: { en: 'The subject presses for haste', es: 'El asunto mete prisa' },
      hint: plain,
    },
    {
      name: 'SUBJ_BODY',
      points: 1.0,
      test: String.raw`header Subject =~ /\b(?:los(?:e|ing) (?:\d+ |the )?(?:weight|pounds|lbs|inches)|weight[- ]loss|burn fat|diet|look younger|years younger|penis|viagra|cialis|herbal|hgh|prescription|meds|pills|enlarge(?:ment)?)\b/i`,
      description: {
        en: 'Medicine or dieting in the subject',
        es: 'Medicinas o dietas en el asunto',
      },
      hint: plain,
    },
    {
      name: 'SUBJ_SEX',
      points: 1.4,
      test: String.raw`header Subject =~ /\b(?:xxx|porn|hardcore|nude|naked|horny|sluts?|teens?|adult (?:dvd|sites?|video|content)|sexy?|lolita|webcam (?:girls?|models?))\b/i`,
      description: { en: 'Sex in the subject', es: 'Sexo en el asunto' },
      hint: plain,
    },
    {
      name: 'SUBJ_AS_SEEN',
      points: 1.0,
      test: String.raw`header Subject =~ /\bas (?:seen|featured|advertised) (?:on|in)\b/i`,
      description: { en: '“As seen on …” in the subject', es: '«As seen on …» en el asunto' },
      hint: plain,
    },
    {
      name: 'SUBJ_HIGH_PROMISE',
      points: 0.7,
      test: String.raw`header Subject =~ /\b(?:amazing|incredible|unbelievable|miracle|secrets?(?: of)?|breakthrough|exclusive|opportunity|limited time|special offer|risk[- ]free|no obligation|once in a lifetime|cheap(?:est)?|lowest|bargains?|discount(?:ed|s)?|financial freedom|work (?:at|from) home|home[- ]based|million(?:s|aire)?|cash)\b/i`,
      description: { en: 'The subject promises too much', es: 'El asunto promete demasiado' },
      hint: plain,
    },
    {
      name: 'ADDRESS_IN_SUBJECT',
      points: 0.9,
      test: "header eval:check_for_to_in_subject('address')",
      description: {
        en: "The recipient's address is in the subject",
        es: 'La dirección del destinatario está en el asunto',
      },
      hint: plain,
    },
  ],
}
