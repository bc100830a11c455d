import type { Theme } from './own-rule.ts'

const field = {
  en: 'Add List-Unsubscribe: <https://…> and List-Unsubscribe-Post: List-Unsubscribe=One-Click (RFC 8058).',
  es: 'Añade List-Unsubscribe: <https://…> y List-Unsubscribe-Post: List-Unsubscribe=One-Click (RFC 8058).',
}

const excuse = {
  en: 'Take the excuse out: say in one line why people get it and link to unsubscribe.',
  es: 'Quita la excusa: di en una línea por qué lo reciben y enlaza la baja.',
}

const law = {
  en: 'Take it out; no law makes unwanted mail wanted.',
  es: 'Quítalo; ninguna ley hace deseado un correo no deseado.',
}

const easy = {
  en: 'Link to a page that unsubscribes with one click, and act on it at once.',
  es: 'Enlaza una página que dé de baja con un clic y hazlo al momento.',
}

/** How mail to many lets people leave, and the excuses of mail that does not. */
export const lists: Theme = {
  name: 'lists',
  title: { en: 'Lists and bulk mail', es: 'Listas y correo masivo' },
  shared: [
    'header __LIST_UNSUB exists:List-Unsubscribe',
    'header __LIST_ID exists:List-Id',
    String.raw`header __PRECEDENCE_BULK Precedence =~ /^\s{0,5}(?:bulk|list|junk)\b/i`,
    String.raw`body __UNSUB_WORD /\bunsubscribe\b|\bopt[- ]?out\b|\bdarse de baja\b|\bcancelar (?:la|tu) suscripci\xc3\xb3n\b/i`,
  ],
  rules: [
    {
      name: 'BULK_NO_UNSUBSCRIBE',
      points: 0.6,
      test: 'meta __PRECEDENCE_BULK && !__LIST_UNSUB && !__LIST_ID && !__AUTO_REPLY',
      needs: ['header __AUTO_REPLY Auto-Submitted =~ /auto/i'],
      description: {
        en: 'Bulk mail without a List-Unsubscribe field',
        es: 'Correo masivo sin campo List-Unsubscribe',
      },
      hint: field,
    },
    {
      name: 'UNSUB_ONLY_IN_BODY',
      points: 0.2,
      test: 'meta __UNSUB_WORD && !__LIST_UNSUB',
      description: {
        en: 'The text tells how to unsubscribe, the header does not',
        es: 'El texto dice cómo darse de baja, la cabecera no',
      },
      hint: field,
    },
    {
      name: 'LIST_UNSUB_BROKEN',
      points: 0.6,
      test: String.raw`header List-Unsubscribe !~ /<(?:https?|mailto):[^<>\s]{1,2000}>/i [if-unset: <mailto:a@b.c>]`,
      description: {
        en: 'List-Unsubscribe holds no address in angle brackets',
        es: 'List-Unsubscribe no lleva una dirección entre ángulos',
      },
      hint: field,
    },
    {
      name: 'LIST_UNSUB_HTTP',
      points: 0.1,
      test: 'header List-Unsubscribe =~ /<http:/i',
      description: { en: 'List-Unsubscribe without https', es: 'List-Unsubscribe sin https' },
      hint: field,
    },
    {
      name: 'LIST_UNSUB_NO_POST',
      points: 0.1,
      test: 'meta __LIST_UNSUB_HTTPS && !__LIST_UNSUB_POST',
      needs: [
        'header __LIST_UNSUB_HTTPS List-Unsubscribe =~ /<https:/i',
        'header __LIST_UNSUB_POST exists:List-Unsubscribe-Post',
      ],
      description: {
        en: 'Unsubscribing takes more than one click',
        es: 'Darse de baja cuesta más de un clic',
      },
      hint: field,
    },
    {
      name: 'MAILTO_SUBJ_REMOVE',
      points: 0.5,
      test: String.raw`rawbody /mailto:[^"'<>\s]{1,100}\?subject=(?:%20|\s)?(?:remove|unsub|opt-?out|take ?off|delete|no ?more)/i`,
      description: {
        en: '“Remove” is to be written into a subject',
        es: 'Hay que escribir «remove» en un asunto',
      },
      hint: easy,
    },
    {
      name: 'MAILTO_TO_REMOVE',
      points: 0.7,
      test: String.raw`rawbody /mailto:[^"'<>\s@?]{0,60}(?:remove|opt-?out|takeoff|getoff|nomore|delete)[^"'<>\s@?]{0,60}@/i`,
      description: {
        en: 'Mail to an address for “removals”',
        es: 'Correo a una dirección de «bajas»',
      },
      hint: easy,
    },
    {
      name: 'REMOVE_SUBJ',
      points: 1.2,
      test: String.raw`body /\b(?:remove|unsubscribe|delete|take ?off|off)['"\xe2\x80\x9c\x9d]{0,4}(?: me)? (?:in|as|on|into|for) (?:the |your )?(?:subject|message|e-?mail)|subject (?:line )?(?:of|as|with|to|=|:)? ?['"]{0,2}remove/i`,
      description: {
        en: 'People are to answer with “remove”',
        es: 'Hay que responder con «remove»',
      },
      hint: easy,
    },
    {
      name: 'EXCUSE_REMOVE',
      points: 0.2,
      test: String.raw`body /\bto be (?:permanently |completely |immediately )?(?:removed|deleted|taken off|excluded)\b|\b(?:removal|remove) (?:instructions?|requests?)\b|\bbe removed from\b/i`,
      description: { en: '“To be removed …”', es: '«Para ser eliminado …»' },
      hint: easy,
    },
    {
      name: 'EXCUSE_REMOVE_ME',
      points: 0.7,
      test: String.raw`body /\b(?:please |click |here ?)?remove (?:me|my|you|your (?:e-?mail|name|address|self))\b|\bto remove (?:your|you|please)\b/i`,
      description: { en: 'Offers to remove an address', es: 'Ofrece eliminar una dirección' },
      hint: easy,
    },
    {
      name: 'EXCUSE_NO_LONGER',
      points: 0.2,
      test: String.raw`body /\b(?:no longer (?:wish|want|like)|(?:do not|don't|would (?:not|rather not)|prefer not|not) (?:wish|want|like|to) (?:to )?receive|(?:wish|like|want|prefer) (?:not )?to (?:stop|not|no longer)|(?:not )?receive (?:any )?(?:further|future|more|additional) (?:e-?mails?|mailings?|messages?|offers?|promotions?|correspondence))\b/i`,
      description: {
        en: '“If you no longer wish to receive …”',
        es: '«Si ya no deseas recibir …»',
      },
      hint: excuse,
    },
    {
      name: 'EXCUSE_OPTED_IN',
      points: 0.5,
      test: String.raw`body /\b(?:you (?:have |had |were |are )?(?:recently |previously )?(?:opted|signed|subscribed|agreed|requested|registered|joined|elected)[- ](?:in\b|up\b|to (?:receive|be)|with (?:us|one)|at|for)|(?:opt-?in|double opt|permission[- ]based|subscriber) (?:list|e-?mail|mailing|database|marketing))/i`,
      description: { en: 'Says that you have asked for it', es: 'Dice que lo has pedido' },
      hint: excuse,
    },
    {
      name: 'EXCUSE_RECEIVING',
      points: 0.5,
      test: String.raw`body /\b(?:you (?:are|were|have|'re)? ?(?:receiv(?:ed|ing)|getting|got|been sent|sent)) (?:this|our) (?:\w{1,14} ){0,2}?(?:e-?mail|message|mailing|newsletter|offer|letter|notice|ad|advertisement)s?\b[^\n]{0,20}\b(?:because(?! (?:we received|you (?:requested a|asked|have an? \w{1,20} ?account|are an?)|your account|someone|there|of))|as|since|due|in error|by)\b/i`,
      description: { en: 'Explains why you receive it', es: 'Explica por qué lo recibes' },
      hint: excuse,
    },
    {
      name: 'EXCUSE_IN_ERROR',
      points: 0.7,
      test: String.raw`body /\b(?:received|reached|sent to) (?:this|you|it)\b[^.\n]{0,50}\b(?:in|by) (?:error|mistake)|\bif this (?:e-?mail |message )?(?:has )?reached you\b/i`,
      description: {
        en: 'Says that it may have come in error',
        es: 'Dice que quizá llegó por error',
      },
      hint: excuse,
    },
    {
      name: 'EXCUSE_PARTNER',
      points: 0.4,
      test: String.raw`body /\b(?:(?:marketing|affiliate|third[- ]party) (?:partners?|sites?|offers?|network)|one of our (?:partners?|affiliates?|many|sites)|our (?:opt-?in )?(?:mailing|e-?mail|subscriber|distribution) list)\b/i`,
      description: {
        en: 'A partner or list is said to have your address',
        es: 'Dice que un socio o lista tiene tu dirección',
      },
      hint: excuse,
    },
    {
      name: 'EXCUSE_ONE_TIME',
      points: 1.2,
      test: String.raw`body /\b(?:one|1)[- ]time (?:\w{1,12} )?(?:e-?mail(?:ing)?|mailing|message|offer|notice)\b|\bwill not (?:be contacted|hear from us|receive (?:any )?(?:further|more|future)|be (?:re-?)?mailed)\b|\bno (?:need to )?(?:remove|reply|removal) (?:is )?(?:necessary|required|needed)\b/i`,
      description: { en: 'Says that it comes only once', es: 'Dice que llega una sola vez' },
      hint: excuse,
    },
    {
      name: 'NOT_SPAM',
      points: 1.3,
      test: String.raw`body /\b(?:this|it|e-?mail|message|mail)(?: \w{1,12}){0,3} (?:is not|isn't|is n0t|(?:can ?not|can't|may not|not) be (?:considered|deemed|called)|was not|not) (?:\w{1,12} )?(?:spam|unsolicited|junk)\b|\bwe (?:do not|don't|never|oppose|hate|are against) (?:\w{1,12} ){0,2}spam\b|\banti-?spam (?:policy|law)/i`,
      description: { en: 'Says that it is no spam', es: 'Dice que no es spam' },
      hint: excuse,
    },
    {
      name: 'BILL_1618',
      points: 1.6,
      test: String.raw`body /\bS\.? ?1618\b|\bsection 301\b|\bTitle (?:III|3)\b|\b105th (?:U\.?S\.? )?congress\b|\bcan-?spam act\b|\bfederal (?:law|regulation)s? (?:on|regarding) (?:\w{1,12} )?e-?mail/i`,
      description: { en: 'Cites a law to be no spam', es: 'Cita una ley para no ser spam' },
      hint: law,
    },
    {
      name: 'ADVERT_CODE',
      points: 0.6,
      test: String.raw`body /\b(?:this (?:is|e-?mail|message)(?: is| contains)? an? (?:commercial |paid )?(?:ad\b|advertisement|solicitation)|commercial (?:e-?mail|message)|(?:e-?mail|internet|web) (?:advertis(?:ing|ement)|marketing|promotion))\b/i`,
      description: { en: 'Calls itself an advertisement', es: 'Se llama a sí mismo publicidad' },
      hint: law,
    },
    {
      name: 'BULK_MAILER_OFFER',
      points: 1.3,
      test: String.raw`body /\b(?:bulk|mass|targeted|direct|opt-?in) (?:e-?mail(?:s|ers?|ing)?|mailings?|marketing)\b|\b(?:million|thousand|\d{2,3},\d{3})s? (?:of )?(?:\w{1,12} )?(?:e-?mail addresses|e-?mails|people online|prospects|leads)\b|\bfresh (?:leads|addresses)\b/i`,
      description: {
        en: 'Offers bulk mail or addresses',
        es: 'Ofrece envíos masivos o direcciones',
      },
      hint: law,
    },
    {
      name: 'CHAIN_LETTER',
      points: 0.9,
      test: String.raw`body /\b(?:forward|send|pass) (?:this|it) (?:\w{1,12} ){0,2}?(?:to|on to) (?:everyone|all (?:of )?(?:your|the)|\d{1,3} (?:people|friends)|as many|anyone|your friends)\b|\bchain letter\b/i`,
      description: { en: 'Asks to be passed on', es: 'Pide que lo reenvíes' },
      hint: { en: 'Take the request out.', es: 'Quita la petición.' },
    },
  ],
}
