import type { Theme } from './own-rule.ts'

const add = (field: string) => ({
  en: `Add a ${field} field; every mail library writes it when it is told the value.`,
  es: `Añade un campo ${field}; toda biblioteca de correo lo escribe si le das el valor.`,
})

const once = {
  en: 'Write the field once. Two are often an own header beside the one that the library adds.',
  es: 'Escribe el campo una sola vez. Suelen ser dos cuando añades uno propio al de la biblioteca.',
}

const encode = {
  en: 'Let the mail library encode the field (RFC 2047) instead of writing the bytes yourself.',
  es: 'Deja que la biblioteca de correo codifique el campo (RFC 2047) en vez de escribir los bytes.',
}

/** Fields that ought to be there, once, and well-formed. */
export const headers: Theme = {
  name: 'headers',
  title: { en: 'Header fields', es: 'Campos de cabecera' },
  shared: [
    'header __HAS_SUBJECT exists:Subject',
    'header __HAS_FROM exists:From',
    'header __HAS_TO exists:To',
    'header __HAS_CC exists:Cc',
    'header __HAS_BCC exists:Bcc',
    'header __HAS_DATE exists:Date',
    'header __HAS_MSGID exists:Message-ID',
    'header __HAS_CTYPE exists:Content-Type',
    'header __HAS_MIME_VERSION exists:MIME-Version',
  ],
  rules: [
    {
      name: 'MISSING_SUBJECT',
      points: 1.2,
      test: 'meta !__HAS_SUBJECT',
      description: { en: 'There is no subject', es: 'No hay asunto' },
      hint: add('Subject'),
    },
    {
      name: 'EMPTY_SUBJECT',
      points: 0.8,
      test: String.raw`header Subject =~ /^\s{0,200}$/ [if-unset: x]`,
      description: { en: 'The subject is empty', es: 'El asunto está vacío' },
      hint: { en: 'Write a subject of a few words.', es: 'Escribe un asunto de pocas palabras.' },
    },
    {
      name: 'MISSING_FROM',
      points: 1.2,
      test: 'meta !__HAS_FROM',
      description: { en: 'There is no From field', es: 'No hay campo From' },
      hint: add('From'),
    },
    {
      name: 'MISSING_RECIPIENTS',
      points: 0.6,
      test: 'meta !__HAS_TO && !__HAS_CC && !__HAS_BCC',
      description: { en: 'No field names a recipient', es: 'Ningún campo nombra un destinatario' },
      hint: add('To'),
    },
    {
      name: 'MISSING_DATE',
      points: 1,
      test: 'meta !__HAS_DATE',
      description: { en: 'There is no Date field', es: 'No hay campo Date' },
      hint: add('Date'),
    },
    {
      name: 'MISSING_MID',
      points: 0.4,
      test: 'meta !__HAS_MSGID',
      description: { en: 'There is no Message-ID', es: 'No hay Message-ID' },
      hint: add('Message-ID'),
    },
    {
      name: 'INVALID_MSGID',
      points: 0.8,
      test: String.raw`header Message-ID !~ /^\s{0,20}<[^<>\s]{1,200}@[^<>\s@]{1,200}>/ [if-unset: <a@b.c>]`,
      description: {
        en: 'The Message-ID is not of the form <left@right>',
        es: 'El Message-ID no tiene la forma <izquierda@derecha>',
      },
      hint: {
        en: 'Write <unique@your.domain>, with angle brackets and no spaces (RFC 5322).',
        es: 'Escribe <único@tu.dominio>, con ángulos y sin espacios (RFC 5322).',
      },
    },
    {
      name: 'MSGID_NOFQDN1',
      points: 0.3,
      test: String.raw`header Message-ID =~ /<[^<>@]{1,200}@[^<>.@]{1,100}>/`,
      description: {
        en: 'The Message-ID ends in a name that is no domain',
        es: 'El Message-ID acaba en un nombre que no es un dominio',
      },
      hint: {
        en: 'Tell the mail library the host name of your domain; it takes that of the computer.',
        es: 'Indica a la biblioteca el nombre de tu dominio; está usando el del equipo.',
      },
    },
    {
      name: 'MSGID_LOCALHOST',
      points: 0.4,
      test: String.raw`header Message-ID =~ /@(?:localhost|127\.0\.0\.1|[\w.-]{0,60}\.local(?:domain|host)?)\b/i`,
      description: {
        en: 'The Message-ID was made on “localhost”',
        es: 'El Message-ID se hizo en «localhost»',
      },
      hint: {
        en: 'Set the host name in the configuration of your mail library.',
        es: 'Configura el nombre de servidor en tu biblioteca de correo.',
      },
    },
    {
      name: 'MSGID_SPAM_CAPS',
      points: 0.7,
      test: String.raw`header Message-ID =~ /^\s{0,5}<?[A-Z]{8,60}@/`,
      description: {
        en: 'The Message-ID is capital letters only, as bulk senders make it',
        es: 'El Message-ID son solo mayúsculas, como lo hacen los envíos masivos',
      },
      hint: {
        en: 'Let your mail library make the Message-ID.',
        es: 'Deja que tu biblioteca de correo haga el Message-ID.',
      },
    },
    {
      name: 'MSGID_SHORT',
      points: 0.5,
      test: String.raw`header Message-ID =~ /^\s{0,5}<?[^<>@\s]{1,4}@/`,
      description: {
        en: 'The Message-ID is too short to be unique',
        es: 'El Message-ID es demasiado corto para ser único',
      },
      hint: {
        en: 'Let your mail library make the Message-ID.',
        es: 'Deja que tu biblioteca de correo haga el Message-ID.',
      },
    },
    {
      name: 'MIME_HEADER_CTYPE_ONLY',
      points: 1.0,
      test: 'meta __HAS_CTYPE && !__HAS_MIME_VERSION',
      description: {
        en: 'Content-Type without MIME-Version',
        es: 'Content-Type sin MIME-Version',
      },
      hint: add('“MIME-Version: 1.0”'),
    },
    {
      name: 'MIME_VERSION_ODD',
      points: 0.3,
      test: String.raw`header MIME-Version !~ /\b1\.0\b/ [if-unset: 1.0]`,
      description: { en: 'MIME-Version is not 1.0', es: 'MIME-Version no es 1.0' },
      hint: { en: 'Write “MIME-Version: 1.0”.', es: 'Escribe «MIME-Version: 1.0».' },
    },
    {
      name: 'DUPLICATE_SUBJECT',
      points: 0.6,
      test: String.raw`header ALL =~ /(?:^|\n)Subject:[\s\S]{0,30000}\nSubject:/i`,
      description: { en: 'There is more than one subject', es: 'Hay más de un asunto' },
      hint: once,
    },
    {
      name: 'DUPLICATE_FROM',
      points: 0.8,
      test: String.raw`header ALL =~ /(?:^|\n)From:[\s\S]{0,30000}\nFrom:/i`,
      description: { en: 'There is more than one From field', es: 'Hay más de un campo From' },
      hint: once,
    },
    {
      name: 'DUPLICATE_TO',
      points: 0.4,
      test: String.raw`header ALL =~ /(?:^|\n)To:[\s\S]{0,30000}\nTo:/i`,
      description: { en: 'There is more than one To field', es: 'Hay más de un campo To' },
      hint: {
        en: 'Write all recipients into one To field, with commas between them.',
        es: 'Escribe todos los destinatarios en un solo campo To, separados por comas.',
      },
    },
    {
      name: 'DUPLICATE_DATE',
      points: 0.5,
      test: String.raw`header ALL =~ /(?:^|\n)Date:[\s\S]{0,30000}\nDate:/i`,
      description: { en: 'There is more than one Date field', es: 'Hay más de un campo Date' },
      hint: once,
    },
    {
      name: 'DUPLICATE_MSGID',
      points: 0.5,
      test: String.raw`header ALL =~ /(?:^|\n)Message-ID:[\s\S]{0,30000}\nMessage-ID:/i`,
      description: { en: 'There is more than one Message-ID', es: 'Hay más de un Message-ID' },
      hint: once,
    },
    {
      name: 'SUBJECT_NEEDS_ENCODING',
      points: 0.3,
      test: String.raw`header Subject:raw =~ /[\x80-\xff]/`,
      description: {
        en: 'The subject has letters beyond ASCII that are not encoded',
        es: 'El asunto tiene letras fuera de ASCII sin codificar',
      },
      hint: encode,
    },
    {
      name: 'SUBJ_BROKEN_BYTES',
      points: 1.0,
      test: String.raw`header Subject:raw =~ /(?:^|[\x00-\x7f])[\x80-\xbf]|[\xc0-\xf7](?![\x80-\xbf])/`,
      description: {
        en: 'The subject has bytes that are not UTF-8',
        es: 'El asunto tiene bytes que no son UTF-8',
      },
      hint: encode,
    },
    {
      name: 'FROM_NEEDS_ENCODING',
      points: 0.3,
      test: String.raw`header From:raw =~ /[\x80-\xff]/`,
      description: {
        en: 'The sender has letters beyond ASCII that are not encoded',
        es: 'El remitente tiene letras fuera de ASCII sin codificar',
      },
      hint: encode,
    },
    {
      name: 'FROM_BROKEN_BYTES',
      points: 1.0,
      test: String.raw`header From:raw =~ /(?:^|[\x00-\x7f])[\x80-\xbf]|[\xc0-\xf7](?![\x80-\xbf])/`,
      description: {
        en: 'The sender has bytes that are not UTF-8',
        es: 'El remitente tiene bytes que no son UTF-8',
      },
      hint: encode,
    },
    {
      name: 'LONG_HEADER_LINE',
      points: 0.5,
      test: String.raw`header ALL =~ /(?:^|\n)[^\n]{999}/`,
      description: {
        en: 'A line of the header is longer than 998 characters',
        es: 'Una línea de la cabecera pasa de 998 caracteres',
      },
      hint: {
        en: 'Fold long fields at spaces (RFC 5322 §2.1.1); mail libraries do.',
        es: 'Pliega los campos largos en los espacios (RFC 5322 §2.1.1); las bibliotecas lo hacen.',
      },
    },
    {
      name: 'XPRIO',
      points: 0.6,
      test: String.raw`header X-Priority =~ /^\s{0,5}[12]\b/`,
      description: { en: 'Marked as of high priority', es: 'Marcado como de prioridad alta' },
      hint: {
        en: 'Leave X-Priority out; few recipients share the urgency.',
        es: 'Quita X-Priority; pocos destinatarios comparten la urgencia.',
      },
    },
    {
      name: 'PHP_ORIG_SCRIPT',
      points: 0.3,
      test: 'header exists:X-PHP-Originating-Script',
      description: {
        en: 'A field tells which PHP script sent it',
        es: 'Un campo revela qué script de PHP lo envió',
      },
      hint: {
        en: 'Set mail.add_x_header = Off in php.ini.',
        es: 'Pon mail.add_x_header = Off en php.ini.',
      },
    },
    {
      name: 'PHP_SCRIPT_EVAL',
      points: 1.5,
      test: String.raw`header X-PHP-Originating-Script =~ /eval\(\)'d code/`,
      description: {
        en: 'Sent by PHP code that was put together while it ran',
        es: 'Enviado por código PHP generado durante la ejecución',
      },
      hint: {
        en: 'Look for a planted script on the server: this is how hacked sites send.',
        es: 'Busca un script intruso en el servidor: así envían los sitios hackeados.',
      },
    },
  ],
}
