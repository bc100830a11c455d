import type { Theme } from './own-rule.ts'

const own = {
  en: 'Name your own program in X-Mailer, or leave it and the X-MS fields out.',
  es: 'Nombra tu propio programa en X-Mailer, o quítalo junto con los campos X-MS.',
}

/** What the fields say about the program that wrote the message, and what does not fit together. */
export const software: Theme = {
  name: 'software',
  title: { en: 'Mail programs', es: 'Programas de correo' },
  shared: [
    String.raw`header __XM_OUTLOOK X-Mailer =~ /^\s{0,5}Microsoft (?:Outlook|Office)/i`,
    String.raw`header __XM_OE X-Mailer =~ /^\s{0,5}(?:Microsoft Outlook Express|Microsoft Windows Live Mail)/i`,
    'header __HAS_MIMEOLE exists:X-MimeOLE',
    'header __HAS_XMAILER exists:X-Mailer',
    'header __HAS_USER_AGENT exists:User-Agent',
    'header __MS_PRIORITY exists:X-MSMail-Priority',
    String.raw`header __MS_HTML Content-Type =~ /^\s{0,9}text\/html/i`,
  ],
  rules: [
    {
      name: 'FORGED_MUA_OUTLOOK',
      points: 2.0,
      test: 'meta __XM_OE && __HAS_MSGID_FIELD && !__MSGID_OE && !__LIST_MANGLED',
      needs: [
        'header __HAS_MSGID_FIELD exists:Message-ID',
        String.raw`header __MSGID_OE Message-ID =~ /^\s{0,5}<(?:[0-9a-f]{4,12}\x24[0-9a-f]{6,8}\x24[0-9a-f]{4,8}@|[A-Z0-9]{4,40}@|[A-Z]{2,8}\d{2,4}-)/i`,
        'header __LIST_MANGLED Sender =~ /-(?:admin|bounces|owner|request)@/i',
      ],
      description: {
        en: 'Says to be from Outlook Express; its Message-ID is not',
        es: 'Dice ser de Outlook Express; su Message-ID no lo es',
      },
      hint: own,
    },
    {
      name: 'MISSING_MIMEOLE',
      points: 1.2,
      test: 'meta __MS_PRIORITY && __HAS_XMAILER && !__HAS_MIMEOLE && !__SQUIRREL',
      needs: ['header __SQUIRREL X-Mailer =~ /squirrel|php|mailman|nodemailer/i'],
      description: {
        en: 'X-MSMail-Priority without X-MimeOLE',
        es: 'X-MSMail-Priority sin X-MimeOLE',
      },
      hint: own,
    },
    {
      name: 'PRIORITY_NO_NAME',
      points: 1.0,
      test: 'meta (__MS_PRIORITY || __X_PRIORITY) && !__HAS_XMAILER && !__HAS_USER_AGENT',
      needs: ['header __X_PRIORITY exists:X-Priority'],
      description: {
        en: 'A priority, but no program that set it',
        es: 'Una prioridad, pero ningún programa que la pusiera',
      },
      hint: own,
    },
    {
      name: 'OUTLOOK_HTML_ONLY',
      points: 1.2,
      test: 'meta (__XM_OUTLOOK || __XM_OE) && __MS_HTML',
      description: {
        en: 'Says to be from Outlook, which always adds a text part',
        es: 'Dice ser de Outlook, que siempre añade una parte de texto',
      },
      hint: own,
    },
    {
      name: 'OUTLOOK_NO_GENERATOR',
      points: 0.8,
      test: 'meta (__XM_OUTLOOK || __XM_OE) && __MS_ANY_HTML && !__MS_GENERATOR',
      needs: [
        String.raw`mimeheader __MS_ANY_HTML Content-Type =~ /^\s{0,9}text\/html/i`,
        'rawbody __MS_GENERATOR /MSHTML|schemas-microsoft|mso-|Mso[A-Z]|MS Exchange Server/i',
      ],
      description: {
        en: 'Says to be from Outlook; its HTML is not',
        es: 'Dice ser de Outlook; su HTML no lo es',
      },
      hint: own,
    },
    {
      name: 'MSGID_OUTLOOK_WRONG',
      points: 0.9,
      test: 'meta __XM_OUTLOOK && !__XM_OE && __MSGID_ANY && !__MSGID_OUTLOOK',
      needs: [
        'header __MSGID_ANY exists:Message-ID',
        String.raw`header __MSGID_OUTLOOK Message-ID =~ /^\s{0,5}<(?:[0-9a-f]{4,12}\x24[0-9a-f]{6,8}\x24[0-9a-f]{4,8}@|[A-Z0-9]{10,48}[.@]|!~!)/i`,
      ],
      description: {
        en: 'Says to be from Outlook; its Message-ID is not',
        es: 'Dice ser de Outlook; su Message-ID no lo es',
      },
      hint: own,
    },
    {
      name: 'XMAILER_UNKNOWN_CODE',
      points: 0.8,
      test: String.raw`header X-Mailer =~ /^\s{0,5}(?:[A-Za-z0-9]{0,20}\d[A-Za-z]{1,9}\d[A-Za-z0-9]{2,40}|[bcdfghjklmnpqrstvwxz]{7,30})\s{0,5}$/`,
      description: { en: 'X-Mailer is a random code', es: 'X-Mailer es un código al azar' },
      hint: own,
    },
    {
      name: 'XMAILER_EMPTY',
      points: 0.5,
      test: String.raw`header X-Mailer =~ /^\s{0,50}$/ [if-unset: x]`,
      description: { en: 'X-Mailer is empty', es: 'X-Mailer está vacío' },
      hint: own,
    },
    {
      name: 'XMAILER_BULK',
      points: 1.2,
      test: String.raw`header X-Mailer =~ /\b(?:bulk|mass|blast|group ?mail|(?:send|direct|power|super|fast|global|dynamic|advanced|express|turbo|stealth|desktop|aureate|achi-?kochi) ?(?:mail|direct|server)|e-?mail (?:magnet|marketing)|mail ?(?:king|merge|loop|bomber|them)|mach ?10|floodgate|calypso|jpfree|diffondi|emailer platinum|foxmail|oshirase|xmailer)/i`,
      description: {
        en: 'A program for bulk mail wrote it',
        es: 'Lo escribió un programa de envíos masivos',
      },
      hint: own,
    },
    {
      name: 'XMAILER_LIGHT',
      points: 0.5,
      test: String.raw`header X-Mailer =~ /^\s{0,5}(?:QUALCOMM Windows Eudora|Microsoft Outlook Express|Microsoft Outlook|The Bat!|AOL|Internet Mail Service|eGroups Message Poster|MIME-tools|Mozilla|PHP)\b[^\n]{0,10}\s{0,5}$/i`,
      description: {
        en: 'X-Mailer names a program without its build',
        es: 'X-Mailer nombra un programa sin su compilación',
      },
      hint: own,
    },
    {
      name: 'MSGID_NOT_OF_FROM_SITE',
      points: 0.4,
      test: 'meta (__FREE_YAHOO && !__MSGID_YAHOO) || (__FREE_HOTMAIL && !__MSGID_HOTMAIL) || (__FREE_AOL && !__MSGID_AOL) || (__FREE_GMAIL && !__MSGID_GMAIL)',
      needs: [
        String.raw`header __FREE_YAHOO From:addr =~ /@(?:yahoo|ymail)\./i`,
        'header __MSGID_YAHOO Message-ID =~ /yahoo/i',
        String.raw`header __FREE_HOTMAIL From:addr =~ /@(?:hotmail|msn|outlook|live)\./i`,
        String.raw`header __MSGID_HOTMAIL Message-ID =~ /hotmail|outlook|phx\.gbl|msn/i`,
        String.raw`header __FREE_AOL From:addr =~ /@aol\./i`,
        'header __MSGID_AOL Message-ID =~ /@[^>@]{0,60}aol/i',
        String.raw`header __FREE_GMAIL From:addr =~ /@(?:gmail|googlemail)\./i`,
        'header __MSGID_GMAIL Message-ID =~ /gmail|google/i',
      ],
      description: {
        en: 'From a free provider, with a Message-ID that was made elsewhere',
        es: 'De un proveedor gratuito, con un Message-ID hecho en otra parte',
      },
      hint: {
        en: 'Send through the provider, or from your own domain.',
        es: 'Envía a través del proveedor o desde tu propio dominio.',
      },
    },
    {
      name: 'HEADERS_FEW',
      points: 0.4,
      test: 'meta !__HAS_XMAILER && !__HAS_USER_AGENT && __MS_HTML && !__FEW_MSGID',
      needs: ['header __FEW_MSGID exists:Message-ID'],
      description: {
        en: 'HTML from a program that writes next to no fields',
        es: 'HTML de un programa que casi no escribe campos',
      },
      hint: {
        en: 'Use a mail library instead of writing the message by hand.',
        es: 'Usa una biblioteca de correo en vez de escribir el mensaje a mano.',
      },
    },
  ],
}
