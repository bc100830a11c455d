import type { Theme } from './own-rule.ts'

const link = {
  en: 'Put the file on your site and send a link to it.',
  es: 'Pon el archivo en tu sitio y envía un enlace.',
}

const name = {
  en: 'Give the file its true name and one ending, and the type that belongs to it.',
  es: 'Dale al archivo su nombre real, una sola extensión y el tipo que le corresponde.',
}

/** Files that filters refuse, and names that mislead. */
export const attachments: Theme = {
  name: 'attachments',
  title: { en: 'Attachments', es: 'Adjuntos' },
  rules: [
    {
      name: 'EXE_ATTACHED',
      points: 2.5,
      test: String.raw`mimeheader Content-Type =~ /name\*?\s{0,9}=[^\n;=]{0,200}\.(?:exe|scr|pif|com|bat|cmd|cpl|vb[es]|jse?|ws[fh]|hta|lnk|jar|msi|ps1|reg|chm)["']?\s{0,9}(?:;|$)/i`,
      description: { en: 'A program is attached', es: 'Lleva un programa adjunto' },
      hint: link,
    },
    {
      name: 'EXE_DISPOSITION',
      points: 1.0,
      test: String.raw`mimeheader Content-Disposition =~ /name\*?\s{0,9}=[^\n;=]{0,200}\.(?:exe|scr|pif|com|bat|cmd|cpl|vb[es]|jse?|ws[fh]|hta|lnk|jar|msi|ps1|reg|chm)["']?\s{0,9}(?:;|$)/i`,
      description: {
        en: 'A program is to be saved under its name',
        es: 'Un programa se guardará con su nombre',
      },
      hint: link,
    },
    {
      name: 'ATTACH_DOUBLE_EXT',
      points: 2.0,
      test: String.raw`mimeheader Content-Type =~ /name\*?\s{0,9}=[^\n;=]{0,150}\.(?:pdf|docx?|xlsx?|txt|jpe?g|png|gif|zip|mp3|html?)\s{0,60}\.(?:exe|scr|pif|com|bat|cmd|vb[es]|jse?|hta|lnk|html?|zip)\b/i`,
      description: {
        en: 'A file has two endings, the first of them harmless',
        es: 'Un archivo tiene dos extensiones, la primera inofensiva',
      },
      hint: name,
    },
    {
      name: 'ATTACH_WIDE_NAME',
      points: 1.5,
      test: String.raw`mimeheader Content-Type =~ /name\*?\s{0,9}=[^\n;=]{0,150}\S {5,100}\.\w{2,5}\b/i`,
      description: {
        en: 'Spaces push the ending of a file name out of sight',
        es: 'Unos espacios esconden la extensión de un archivo',
      },
      hint: name,
    },
    {
      name: 'ATTACH_RTLO',
      points: 2.0,
      test: String.raw`mimeheader Content-Disposition =~ /name\*?\s{0,3}=[^\n;=]{0,200}(?:\xe2\x80[\xad\xae]|%E2%80%A[DE])/i`,
      description: {
        en: 'A file name is written from right to left to hide its ending',
        es: 'Un nombre de archivo va de derecha a izquierda para ocultar la extensión',
      },
      hint: name,
    },
    {
      name: 'ATTACH_MACRO',
      points: 1.0,
      test: String.raw`mimeheader Content-Type =~ /name\*?\s{0,9}=[^\n;=]{0,200}\.(?:docm|dotm|xlsm|xltm|xlam|pptm|potm|ppam)\b|vnd\.ms-[a-z]{1,20}\.[\w.]{1,40}macroEnabled/i`,
      description: {
        en: 'An Office file with macros is attached',
        es: 'Lleva un archivo de Office con macros',
      },
      hint: link,
    },
    {
      name: 'ATTACH_ONENOTE',
      points: 1.0,
      test: String.raw`mimeheader Content-Type =~ /name\*?\s{0,9}=[^\n;=]{0,200}\.one(?:pkg)?["']?\s{0,9}(?:;|$)/i`,
      description: { en: 'A OneNote file is attached', es: 'Lleva un archivo de OneNote' },
      hint: link,
    },
    {
      name: 'ATTACH_ARCHIVE_RARE',
      points: 0.7,
      test: String.raw`mimeheader Content-Type =~ /name\*?\s{0,9}=[^\n;=]{0,200}\.(?:rar|7z|ace|arj|iso|img|vhdx?|cab|uue?|xxe|lzh|r\d\d|z)["']?\s{0,9}(?:;|$)/i`,
      description: {
        en: 'A rare kind of archive or disk image is attached',
        es: 'Lleva un archivo comprimido o imagen de disco poco común',
      },
      hint: link,
    },
    {
      name: 'ATTACH_HTML_PAGE',
      points: 0.8,
      test: String.raw`mimeheader Content-Disposition =~ /attachment[^\n]{0,200}\.(?:s?html?|xhtml|mht)["']?\s{0,9}(?:;|$)/i`,
      description: { en: 'A web page is attached', es: 'Lleva una página web adjunta' },
      hint: link,
    },
    {
      name: 'ATTACH_SVG',
      points: 0.6,
      test: String.raw`mimeheader Content-Type =~ /^\s{0,9}image\/svg|name\*?\s{0,9}=[^\n;=]{0,200}\.svgz?\b/i`,
      description: {
        en: 'An SVG picture, which can hold scripts',
        es: 'Una imagen SVG, que puede llevar scripts',
      },
      hint: { en: 'Send pictures as PNG or JPEG.', es: 'Envía las imágenes como PNG o JPEG.' },
    },
    {
      name: 'ATTACH_NO_NAME',
      points: 0.5,
      test: String.raw`mimeheader Content-Type =~ /^\s{0,9}application\/octet-stream(?![^\n]{0,300}name)/i`,
      description: {
        en: 'A file of no known type and without a name in its type',
        es: 'Un archivo sin tipo conocido y sin nombre en su tipo',
      },
      hint: name,
    },
    {
      name: 'ATTACH_TYPE_MISMATCH',
      points: 0.3,
      test: String.raw`mimeheader Content-Type =~ /^\s{0,9}application\/octet-stream[^\n]{0,300}\.(?:pdf|png|jpe?g|gif|docx?|xlsx?|txt)\b/i`,
      description: {
        en: 'A file of a known kind is sent as mere bytes',
        es: 'Un archivo conocido se envía como simples bytes',
      },
      hint: name,
    },
    {
      name: 'ATTACH_PASSWORD',
      points: 1.2,
      test: 'meta __ATTACH_ARCHIVE && __TELLS_PASSWORD',
      needs: [
        String.raw`mimeheader __ATTACH_ARCHIVE Content-Type =~ /\.(?:zip|rar|7z)\b|application\/(?:x-)?zip/i`,
        String.raw`body __TELLS_PASSWORD /\b(?:password|passcode|contrase\xc3\xb1a|clave)\b(?: is| for| del| es)?[^\n]{0,30}[:=] ?\S/i`,
      ],
      description: {
        en: 'A locked archive, and its password beside it',
        es: 'Un archivo cerrado con la contraseña al lado',
      },
      hint: link,
    },
    {
      name: 'ATTACH_WITHOUT_TEXT',
      points: 0.8,
      test: 'meta __ATTACH_ANY && !__BODY_NOT_EMPTY',
      needs: [String.raw`mimeheader __ATTACH_ANY Content-Disposition =~ /^\s{0,9}attachment/i`],
      description: { en: 'Nothing but an attachment', es: 'Nada más que un adjunto' },
      hint: { en: 'Say in the text what is attached.', es: 'Di en el texto qué va adjunto.' },
    },
  ],
}
