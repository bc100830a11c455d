import { wordsIn, type Filter } from './filter.ts'

const usual = [
  'List-Unsubscribe',
  'X-Mailer',
  'X-Priority',
  'In-Reply-To',
  'References',
  'Return-Path',
  'Auto-Submitted',
  'Precedence',
  'Feedback-ID',
  'X-Tags',
]

export const header: Filter = {
  key: 'header',
  kind: 'header',
  example: 'header:X-Mailer:nodemailer',
  description: {
    en: 'Words of a header field; with its name alone, that it is there.',
    es: 'Palabras de un campo de la cabecera; solo con su nombre, que está presente.',
  },
  values: usual.map((name) => ({
    value: name,
    description: { en: `The field ${name}`, es: `El campo ${name}` },
  })),
  named: true,
  parse(value) {
    // `header:Name` has its name as the value, `header:Name:` has no value.
    const name = (value.name ?? value.text).trim().toLowerCase()
    if (!/^[!-9;-~]{1,76}$/.test(name)) return null
    const there = value.name === null || value.text === ''
    const words = there ? { tokens: [], prefix: false } : wordsIn(value)
    return words && { field: 'header', name, op: 'has', value: words }
  },
}
