import type { Theme } from './own-rule.ts'

const fill = {
  en: 'Give the template a value, and a default for when there is none.',
  es: 'Da un valor a la plantilla, y otro por defecto para cuando falte.',
}

const final = {
  en: 'Replace it by the final text before you send to people.',
  es: 'Cámbialo por el texto final antes de enviar a personas.',
}

/** Traces of templates and tests that reach people: filters learn them, and readers see them. */
export const leftovers: Theme = {
  name: 'leftovers',
  title: { en: 'Left behind by mistake', es: 'Olvidado por error' },
  rules: [
    {
      name: 'TEMPLATE_BRACES',
      points: 1,
      test: String.raw`body /\{\{\s{0,3}[\w.| ]{1,40}\s{0,3}\}\}|\{%\s{0,3}\w{2,10}\b/`,
      description: {
        en: 'A placeholder in braces was not filled',
        es: 'Un hueco entre llaves quedó sin rellenar',
      },
      hint: fill,
    },
    {
      name: 'TEMPLATE_DOLLAR',
      points: 0.7,
      test: String.raw`body /\x24\{[\w.]{1,40}\}|<%=? ?[\w.]{1,40} ?%>/`,
      description: {
        en: 'A placeholder with a dollar or per cent sign was not filled',
        es: 'Un hueco con dólar o tanto por ciento quedó sin rellenar',
      },
      hint: fill,
    },
    {
      name: 'TEMPLATE_BULK',
      points: 1.2,
      test: String.raw`body /\*\|[A-Z_:]{2,30}\|\*|%%?(?:FIRST_?NAME|LAST_?NAME|E-?MAIL|NAME|RANDOM\w{0,20}|RND\w{0,20}|TO_\w{1,12}|CUSTOM\w{0,12})%%?|\[(?:FIRST_?NAME|LAST_?NAME|NAME|COMPANY|RANDOM)\]|<<[A-Za-z ]{3,20}>>/i`,
      description: {
        en: 'A placeholder of a bulk mailer was not filled',
        es: 'Un hueco de un programa de envíos quedó sin rellenar',
      },
      hint: fill,
    },
    {
      name: 'TEMPLATE_SUBJECT',
      points: 1.5,
      test: String.raw`header Subject =~ /\{\{?\s{0,3}[\w.]{2,40}\s{0,3}\}|\*\|[A-Z_:]{2,30}\|\*|%[A-Z_]{4,30}%|\x24\{\w{1,40}\}|\[object Object\]|\bundefined\b/`,
      description: {
        en: 'A placeholder in the subject was not filled',
        es: 'Un hueco del asunto quedó sin rellenar',
      },
      hint: fill,
    },
    {
      name: 'UNDEFINED_VALUE',
      points: 0.7,
      test: String.raw`body /\[object Object\]|\b(?:hi|hello|dear|hola|order|pedido|total|name)[ :,]{1,3}(?:undefined|null|nil|None|NaN)\b|\bNaN\b/`,
      description: {
        en: 'A value was missing: undefined, null, [object Object]',
        es: 'Faltaba un valor: undefined, null, [object Object]',
      },
      hint: fill,
    },
    {
      name: 'SALUTATION_EMPTY',
      points: 0.5,
      test: 'body /^(?:dear|estimad[oa]|querid[oa]) {0,3}[,:!]|^(?:hi|hello|hola) {1,3}[,!]/i',
      description: { en: 'A salutation without a name', es: 'Un saludo sin nombre' },
      hint: fill,
    },
    {
      name: 'LOREM_IPSUM',
      points: 0.6,
      test: String.raw`body /\blorem ipsum\b/i`,
      description: { en: 'Filler text: lorem ipsum', es: 'Texto de relleno: lorem ipsum' },
      hint: final,
    },
    {
      name: 'TEST_SUBJECT',
      points: 0.3,
      test: String.raw`header Subject =~ /^\W{0,5}(?:test|testing|prueba|asdf|foo)\W{0,5}\d{0,5}\s{0,3}$/i`,
      description: { en: 'The subject is only “test”', es: 'El asunto es solo «test»' },
      hint: final,
    },
    {
      name: 'PLACEHOLDER_IMAGE',
      points: 0.4,
      test: String.raw`uri /^https?:\/\/(?:via\.placeholder\.com|placehold\.(?:it|co)|placekitten\.com|picsum\.photos|dummyimage\.com|loremflickr\.com)\//i`,
      description: { en: 'A placeholder picture', es: 'Una imagen provisional' },
      hint: final,
    },
    {
      name: 'TODO_MARK',
      points: 0.3,
      test: String.raw`body /\b(?:TODO|FIXME|XXX|TBD)\b[: ]/`,
      description: { en: 'A note to do something later', es: 'Una nota de algo pendiente' },
      hint: final,
    },
    {
      name: 'EMPTY_LINK',
      points: 0.4,
      test: String.raw`rawbody /<a\s[^<>]{0,300}\bhref\s{0,3}=\s{0,3}(?:""|''|["']?\x23["'>\s])/i`,
      description: {
        en: 'A link that leads nowhere',
        es: 'Un enlace que no lleva a ninguna parte',
      },
      hint: { en: 'Give the link its address.', es: 'Da al enlace su dirección.' },
    },
    {
      name: 'STACK_TRACE',
      points: 0.4,
      test: String.raw`body /\bat [\w.$<>]{2,80} ?\([^()\n]{1,120}:\d{1,6}:\d{1,6}\)|\bTraceback \(most recent call last\)|\bFatal error: [^\n]{1,200} on line \d/`,
      description: {
        en: 'An error of a program in the text',
        es: 'Un error de programa en el texto',
      },
      hint: {
        en: 'Catch the error, and log it instead of mailing it.',
        es: 'Captura el error y regístralo en vez de enviarlo.',
      },
    },
    {
      name: 'MARKDOWN_IN_HTML',
      points: 0.2,
      test: 'meta __LEFT_HTML && __MARKDOWN_LINK',
      needs: [
        String.raw`mimeheader __LEFT_HTML Content-Type =~ /^\s{0,9}text\/html/i`,
        String.raw`body __MARKDOWN_LINK /\[[^\]\n]{2,80}\]\(https?:/`,
      ],
      description: {
        en: 'Markdown that was not turned into HTML',
        es: 'Markdown sin convertir en HTML',
      },
      hint: {
        en: 'Render the Markdown before you send it.',
        es: 'Convierte el Markdown antes de enviarlo.',
      },
    },
    {
      name: 'ESCAPED_HTML',
      points: 0.6,
      test: String.raw`body /&lt;\/?(?:p|br|div|span|a|b|strong|table)\b|&amp;(?:nbsp|amp|lt|quot);/i`,
      description: { en: 'HTML shown as text', es: 'HTML que se ve como texto' },
      hint: { en: 'Escape a value once, not twice.', es: 'Escapa cada valor una sola vez.' },
    },
    {
      name: 'BROKEN_LETTERS',
      points: 0.5,
      test: String.raw`body /(?:\xc3\x83[\xc2\xc3][\xa0-\xbf]|\xc3\xa2\xe2\x82\xac)|\xef\xbf\xbd/`,
      description: {
        en: 'Letters broken by a wrong charset',
        es: 'Letras rotas por un juego de caracteres equivocado',
      },
      hint: {
        en: 'Read and send as UTF-8 all the way.',
        es: 'Lee y envía en UTF-8 de principio a fin.',
      },
    },
  ],
}
