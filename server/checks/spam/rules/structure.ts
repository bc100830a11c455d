import type { Theme } from './own-rule.ts'

const both = {
  en: 'Add a text part beside the HTML: multipart/alternative, text first, saying the same.',
  es: 'Añade una parte de texto junto al HTML: multipart/alternative, el texto primero y con lo mismo.',
}

const charset = {
  en: 'Send UTF-8 and say so: “Content-Type: text/plain; charset=utf-8”.',
  es: 'Envía UTF-8 y dilo: «Content-Type: text/plain; charset=utf-8».',
}

const encode = {
  en: 'Let the mail library choose the encoding: quoted-printable for text with accents.',
  es: 'Deja que la biblioteca elija la codificación: quoted-printable para texto con acentos.',
}

const words = {
  en: 'Write a few sentences that say what the message is about.',
  es: 'Escribe unas frases que digan de qué trata el mensaje.',
}

/** The MIME structure: parts, charsets, encodings, and how much text there is. */
export const structure: Theme = {
  name: 'structure',
  title: { en: 'Structure', es: 'Estructura' },
  shared: [
    String.raw`mimeheader __PART_HTML Content-Type =~ /^\s{0,9}text\/html/i`,
    String.raw`mimeheader __PART_TEXT Content-Type =~ /^\s{0,9}text\/plain/i`,
    String.raw`header __CTYPE_ALTERNATIVE Content-Type =~ /^\s{0,9}multipart\/alternative/i`,
    String.raw`header __CTYPE_TEXT Content-Type =~ /^\s{0,9}text\/plain/i`,
    String.raw`header __CTYPE_HTML Content-Type =~ /^\s{0,9}text\/html/i`,
    String.raw`rawbody __BODY_8BIT /[\x80-\xff]/`,
    String.raw`rawbody __BODY_NOT_EMPTY /\S/`,
    'uri __HAS_WEB_LINK /^https?:/i',
    String.raw`body __OTHER_SCRIPT /(?:(?:[\xd0-\xdf][\x80-\xbf]|[\xe0-\xed][\x80-\xbf]{2}) ?){4}/`,
  ],
  rules: [
    {
      name: 'MIME_HTML_ONLY',
      points: 0.9,
      test: 'body eval:check_for_mime_html_only()',
      description: { en: 'HTML without a text part', es: 'HTML sin parte de texto' },
      hint: both,
    },
    {
      name: 'MULTIPART_ALT_NO_TEXT',
      points: 0.6,
      test: 'meta __CTYPE_ALTERNATIVE && !__PART_TEXT',
      description: {
        en: 'The alternatives have no text among them',
        es: 'Entre las alternativas no hay texto',
      },
      hint: both,
    },
    {
      name: 'MPART_ALT_DIFF',
      points: 0.7,
      test: "body eval:multipart_alternative_difference('99','100')",
      description: {
        en: 'The text part and the HTML say different things',
        es: 'La parte de texto y el HTML dicen cosas distintas',
      },
      hint: both,
    },
    {
      name: 'MIME_HTML_MOSTLY',
      points: 0.4,
      test: "body eval:check_mime_multipart_ratio('0.00','0.01')",
      description: {
        en: 'Next to no text beside the HTML',
        es: 'Casi nada de texto junto al HTML',
      },
      hint: both,
    },
    {
      name: 'HTML_IN_TEXT_PART',
      points: 0.9,
      test: 'meta __CTYPE_TEXT && __RAW_HTML_PAGE',
      needs: [
        String.raw`rawbody __RAW_HTML_PAGE /<(?:html|body|table|font|div|center)(?:\s[^<>]{0,300})?>/i`,
      ],
      description: {
        en: 'The text part is written in HTML',
        es: 'La parte de texto está escrita en HTML',
      },
      hint: {
        en: 'Send HTML as text/html, and words alone as text/plain.',
        es: 'Envía el HTML como text/html y el texto solo como text/plain.',
      },
    },
    {
      name: 'HTML_MIME_NO_HTML_TAG',
      points: 0.4,
      test: 'meta __CTYPE_HTML && !__RAW_HTML_TAG',
      needs: [String.raw`rawbody __RAW_HTML_TAG /<html\b/i`],
      description: { en: 'HTML without an <html> element', es: 'HTML sin elemento <html>' },
      hint: {
        en: 'Send a whole page: <!doctype html>, <html>, <head>, <body>.',
        es: 'Envía una página entera: <!doctype html>, <html>, <head>, <body>.',
      },
    },
    {
      name: 'CTYPE_NO_BOUNDARY',
      points: 1.0,
      test: String.raw`header Content-Type =~ /^\s{0,9}multipart\/(?![^\n]{0,900}boundary\s{0,9}=)/i`,
      description: {
        en: 'Several parts, but no boundary between them is named',
        es: 'Varias partes, pero no se nombra la separación',
      },
      hint: {
        en: 'Let the mail library write Content-Type; never set it by hand.',
        es: 'Deja que la biblioteca escriba Content-Type; no lo pongas a mano.',
      },
    },
    {
      name: 'CTYPE_8BIT_NO_CHARSET',
      points: 1.0,
      test: 'meta (__CTYPE_TEXT || __CTYPE_HTML) && !__CTYPE_CHARSET && __BODY_8BIT',
      needs: [String.raw`header __CTYPE_CHARSET Content-Type =~ /charset\s{0,9}=/i`],
      description: {
        en: 'Letters beyond ASCII, but no charset is named',
        es: 'Letras fuera de ASCII sin indicar el juego de caracteres',
      },
      hint: charset,
    },
    {
      name: 'CHARSET_UNKNOWN',
      points: 0.8,
      test: String.raw`mimeheader Content-Type =~ /charset\s{0,9}=\s{0,9}(?:["']?(?:default|unknown|x-unknown|user-defined|x-user-defined|%|\{)|""|;|\n|$)/i`,
      description: {
        en: 'The charset has no known name',
        es: 'El juego de caracteres no tiene nombre conocido',
      },
      hint: charset,
    },
    {
      name: 'CHARSET_LEGACY',
      points: 0.6,
      test: String.raw`mimeheader Content-Type =~ /charset\s{0,9}=\s{0,9}["']?(?:windows-125[013-8]|koi8-[ru]|gb2312|gbk|big5|euc-[a-z]{2}|iso-2022-(?:kr|cn)|ks_c_5601-1987|iso-8859-(?:[2-9]|1[0-4])\b)/i`,
      description: {
        en: 'An old charset of one region',
        es: 'Un juego de caracteres antiguo y regional',
      },
      hint: charset,
    },
    {
      name: 'CTE_8BIT_MISMATCH',
      points: 0.7,
      test: 'meta __CTE_7BIT && __BODY_8BIT',
      needs: [String.raw`header __CTE_7BIT Content-Transfer-Encoding =~ /^\s{0,9}7bit/i`],
      description: { en: 'Said to be 7bit, but it is not', es: 'Dice ser 7bit y no lo es' },
      hint: encode,
    },
    {
      name: 'MIME_BASE64_TEXT',
      points: 0.4,
      test: 'meta __B64_BODY && (__CTYPE_TEXT || __CTYPE_HTML) && !__BODY_8BIT',
      needs: ['header __B64_BODY Content-Transfer-Encoding =~ /base64/i'],
      description: {
        en: 'ASCII text in base64, which hides it',
        es: 'Texto ASCII en base64, que lo oculta',
      },
      hint: encode,
    },
    {
      name: 'CTE_UNKNOWN',
      points: 0.7,
      test: String.raw`header Content-Transfer-Encoding !~ /^\s{0,9}"?(?:7bit|8bit|binary|quoted-printable|base64)"?\s{0,9}(?:;|\(|$)/i [if-unset: 7bit]`,
      description: {
        en: 'The transfer encoding has no known name',
        es: 'La codificación de transferencia no tiene nombre conocido',
      },
      hint: encode,
    },
    {
      name: 'QP_LETTERS',
      points: 1.0,
      test: 'full /(?:=(?:6[1-9a-f]|7[0-9a]|4[1-9a-f]|5[0-9a])){4}/i',
      description: {
        en: 'Plain letters are encoded as if they were special',
        es: 'Letras normales codificadas como si fueran especiales',
      },
      hint: encode,
    },
    {
      name: 'LONG_BODY_LINE',
      points: 0.5,
      test: String.raw`full /\n[^\n]{999}/`,
      description: {
        en: 'A line is longer than 998 characters',
        es: 'Una línea pasa de 998 caracteres',
      },
      hint: encode,
    },
    {
      name: 'NUL_BYTES',
      points: 1.0,
      test: String.raw`full /\x00/`,
      description: { en: 'There are zero bytes in it', es: 'Contiene bytes cero' },
      hint: encode,
    },
    {
      name: 'EMPTY_MESSAGE',
      points: 1.2,
      test: 'meta !__BODY_NOT_EMPTY',
      description: { en: 'There is no text at all', es: 'No hay nada de texto' },
      hint: words,
    },
    {
      name: 'SHORT_BODY_LINK',
      points: 0.6,
      test: 'meta __SHORT_BODY && __HAS_WEB_LINK && !__HAS_IN_REPLY_TO && !__HAS_REFERENCES && !__SHORT_OWN && !__SHORT_LOCAL',
      needs: [
        "body __SHORT_BODY eval:check_body_length('400')",
        "body __SHORT_OWN eval:check_links_to_sender('1')",
        String.raw`uri __SHORT_LOCAL /^https?:\/\/(?:localhost|127\.|10\.|192\.168\.|[^\/?:]{1,100}\.(?:local|lan|internal|intranet|localdomain|localhost)\b)/i`,
      ],
      description: {
        en: 'Little more than a link to somebody else',
        es: 'Poco más que un enlace a otro sitio',
      },
      hint: words,
    },
    {
      name: 'BLANK_LINES_MANY',
      points: 0.5,
      test: "body eval:check_blank_line_ratio('70','100','12')",
      description: { en: 'Most lines are blank', es: 'Casi todas las líneas están en blanco' },
      hint: {
        en: 'Take the blank lines out; set space with CSS.',
        es: 'Quita las líneas en blanco; da espacio con CSS.',
      },
    },
    {
      name: 'UPPERCASE_25_50',
      points: 0.2,
      test: 'meta __UPPER_25 && !__OTHER_SCRIPT',
      needs: ["body __UPPER_25 eval:check_for_uppercase('25','50')"],
      description: {
        en: 'A quarter of the letters are capital',
        es: 'Una cuarta parte de las letras son mayúsculas',
      },
      hint: { en: 'Write in the usual case.', es: 'Escribe con mayúsculas y minúsculas normales.' },
    },
    {
      name: 'UPPERCASE_50_75',
      points: 0.8,
      test: 'meta __UPPER_50 && !__OTHER_SCRIPT',
      needs: ["body __UPPER_50 eval:check_for_uppercase('50','75')"],
      description: {
        en: 'Half of the letters are capital',
        es: 'La mitad de las letras son mayúsculas',
      },
      hint: { en: 'Write in the usual case.', es: 'Escribe con mayúsculas y minúsculas normales.' },
    },
    {
      name: 'UPPERCASE_75_100',
      points: 1.2,
      test: 'meta __UPPER_75 && !__OTHER_SCRIPT',
      needs: ["body __UPPER_75 eval:check_for_uppercase('75','100')"],
      description: {
        en: 'Nearly all letters are capital',
        es: 'Casi todas las letras son mayúsculas',
      },
      hint: { en: 'Write in the usual case.', es: 'Escribe con mayúsculas y minúsculas normales.' },
    },
  ],
}
