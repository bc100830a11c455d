import type { Theme } from './own-rule.ts'

const clock = {
  en: 'Set the clock and time zone of the sender right, and write Date when the message is sent.',
  es: 'Pon bien el reloj y la zona del emisor, y escribe Date al enviar el mensaje.',
}

const form = {
  en: 'Write it like “Mon, 23 Nov 2026 09:30:00 +0100” (RFC 5322 §3.3).',
  es: 'Escríbela como «Mon, 23 Nov 2026 09:30:00 +0100» (RFC 5322 §3.3).',
}

/** The Date field beside the time at which the first relay saw the message. */
export const dates: Theme = {
  name: 'dates',
  title: { en: 'Dates', es: 'Fechas' },
  rules: [
    {
      name: 'INVALID_DATE',
      points: 1.2,
      test: String.raw`header Date !~ /^\s{0,20}(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),\s{0,9})?[0-3\s]?\d\s{1,9}(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\s{1,9}\d{4}\s{1,9}[0-2]?\d:[0-5]\d(?::[0-6]\d)?\s{1,9}(?:[+-]\d{4}|UTC?|GMT|[ECMP][SD]T|Z)\s{0,9}(?:\([^\n]{0,60}\))?\s{0,9}$/ [if-unset: Mon, 1 Jan 2001 00:00:00 +0000]`,
      description: {
        en: 'The date is not of the form of the standard',
        es: 'La fecha no tiene la forma de la norma',
      },
      hint: form,
    },
    {
      name: 'INVALID_DATE_TZ_ABSURD',
      points: 0.9,
      test: String.raw`header Date =~ /[+-](?:1[5-9]|[2-9]\d)\d\d\b/`,
      description: {
        en: 'The time zone of the date does not exist',
        es: 'La zona horaria de la fecha no existe',
      },
      hint: form,
    },
    {
      name: 'DATE_TZ_NO_QUARTER',
      points: 0.9,
      test: String.raw`header Date =~ /[+-]\d\d(?!00|15|30|45)\d\d\s{0,9}(?:\(|$)/`,
      description: {
        en: 'The time zone of the date is off the quarters of an hour',
        es: 'La zona horaria de la fecha no cae en cuartos de hora',
      },
      hint: form,
    },
    {
      name: 'DATE_NO_ZONE',
      points: 0.7,
      test: String.raw`header Date =~ /\d:\d\d(?::\d\d)?(?: ?[AP]M)?\s{0,9}$/i`,
      description: { en: 'The date has no time zone', es: 'La fecha no tiene zona horaria' },
      hint: form,
    },
    {
      name: 'DATE_IN_PAST_03_06',
      points: 0.6,
      test: "header eval:check_for_shifted_date('-6','-3')",
      description: {
        en: 'Dated 3 to 6 hours before it was received',
        es: 'Fechado de 3 a 6 horas antes de recibirse',
      },
      hint: clock,
    },
    {
      name: 'DATE_IN_PAST_06_12',
      points: 0.8,
      test: "header eval:check_for_shifted_date('-12','-6')",
      description: {
        en: 'Dated 6 to 12 hours before it was received',
        es: 'Fechado de 6 a 12 horas antes de recibirse',
      },
      hint: clock,
    },
    {
      name: 'DATE_IN_PAST_12_24',
      points: 0.8,
      test: "header eval:check_for_shifted_date('-24','-12')",
      description: {
        en: 'Dated 12 to 24 hours before it was received',
        es: 'Fechado de 12 a 24 horas antes de recibirse',
      },
      hint: clock,
    },
    {
      name: 'DATE_IN_PAST_24_48',
      points: 0.9,
      test: "header eval:check_for_shifted_date('-48','-24')",
      description: {
        en: 'Dated 1 to 2 days before it was received',
        es: 'Fechado de 1 a 2 días antes de recibirse',
      },
      hint: clock,
    },
    {
      name: 'DATE_IN_PAST_48_96',
      points: 1.0,
      test: "header eval:check_for_shifted_date('-96','-48')",
      description: {
        en: 'Dated 2 to 4 days before it was received',
        es: 'Fechado de 2 a 4 días antes de recibirse',
      },
      hint: clock,
    },
    {
      name: 'DATE_IN_PAST_96_XX',
      points: 1.4,
      test: "header eval:check_for_shifted_date('undef','-96')",
      description: {
        en: 'Dated more than 4 days before it was received',
        es: 'Fechado más de 4 días antes de recibirse',
      },
      hint: clock,
    },
    {
      name: 'DATE_IN_FUTURE_03_06',
      points: 1.1,
      test: "header eval:check_for_shifted_date('3','6')",
      description: {
        en: 'Dated 3 to 6 hours after it was received',
        es: 'Fechado de 3 a 6 horas después de recibirse',
      },
      hint: clock,
    },
    {
      name: 'DATE_IN_FUTURE_06_12',
      points: 1.2,
      test: "header eval:check_for_shifted_date('6','12')",
      description: {
        en: 'Dated 6 to 12 hours after it was received',
        es: 'Fechado de 6 a 12 horas después de recibirse',
      },
      hint: clock,
    },
    {
      name: 'DATE_IN_FUTURE_12_24',
      points: 1.3,
      test: "header eval:check_for_shifted_date('12','24')",
      description: {
        en: 'Dated 12 to 24 hours after it was received',
        es: 'Fechado de 12 a 24 horas después de recibirse',
      },
      hint: clock,
    },
    {
      name: 'DATE_IN_FUTURE_24_48',
      points: 1.4,
      test: "header eval:check_for_shifted_date('24','48')",
      description: {
        en: 'Dated 1 to 2 days after it was received',
        es: 'Fechado de 1 a 2 días después de recibirse',
      },
      hint: clock,
    },
    {
      name: 'DATE_IN_FUTURE_48_96',
      points: 1.5,
      test: "header eval:check_for_shifted_date('48','96')",
      description: {
        en: 'Dated 2 to 4 days after it was received',
        es: 'Fechado de 2 a 4 días después de recibirse',
      },
      hint: clock,
    },
    {
      name: 'DATE_IN_FUTURE_96_XX',
      points: 1.7,
      test: "header eval:check_for_shifted_date('96','undef')",
      description: {
        en: 'Dated more than 4 days after it was received',
        es: 'Fechado más de 4 días después de recibirse',
      },
      hint: clock,
    },
  ],
}
