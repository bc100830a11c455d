import type { Theme } from './own-rule.ts'

const keep = {
  en: 'Nothing to mend: this counts in its favour.',
  es: 'Nada que arreglar: cuenta a su favor.',
}

/** What wanted mail has and unwanted mail seldom takes the trouble to forge: points below zero. */
export const nice: Theme = {
  name: 'nice',
  title: { en: 'Signs of good mail', es: 'Señales de buen correo' },
  shared: ['header __NICE_REPLY exists:In-Reply-To', 'header __NICE_REFS exists:References'],
  rules: [
    {
      name: 'MAILING_LIST_MULTI',
      points: -0.8,
      test: 'meta (__LIST_HEAD_ID + __LIST_HEAD_POST + __LIST_HEAD_HELP + __LIST_HEAD_ARCHIVE + __LIST_HEAD_MAILMAN) > 2',
      needs: [
        'header __LIST_HEAD_ID exists:List-Id',
        'header __LIST_HEAD_POST exists:List-Post',
        'header __LIST_HEAD_HELP exists:List-Help',
        'header __LIST_HEAD_ARCHIVE exists:List-Archive',
        'header __LIST_HEAD_MAILMAN exists:X-Mailman-Version',
      ],
      description: { en: 'The fields of a mailing list', es: 'Los campos de una lista de correo' },
      hint: keep,
    },
    {
      name: 'ONE_CLICK_UNSUBSCRIBE',
      points: -0.3,
      test: String.raw`header List-Unsubscribe-Post =~ /List-Unsubscribe\s{0,3}=\s{0,3}One-Click/i`,
      description: { en: 'Unsubscribing takes one click', es: 'Darse de baja cuesta un clic' },
      hint: keep,
    },
    {
      name: 'NICE_REPLY_A',
      points: -0.9,
      test: 'meta (__NICE_REPLY || __NICE_REFS) && __QUOTED_LINE',
      needs: ['rawbody __QUOTED_LINE /^>/m'],
      description: { en: 'Answers a message and quotes it', es: 'Responde a un mensaje y lo cita' },
      hint: keep,
    },
    {
      name: 'ANSWERS_MESSAGE',
      points: -0.7,
      test: 'meta (__NICE_REPLY || __NICE_REFS) && (__ANSWER_SUBJECT || __QUOTED_LINE)',
      needs: [
        String.raw`header __ANSWER_SUBJECT Subject =~ /^\s{0,3}(?:\[[^\]\n]{1,60}\]\s{0,3})?(?:re|aw|sv|vs|rv|antw?|odp|fwd?|wg|tr|enc)(?:\[\d{1,3}\])?\s?:/i`,
      ],
      description: { en: 'Belongs to a conversation', es: 'Pertenece a una conversación' },
      hint: keep,
    },
    {
      name: 'PGP_SIGNATURE',
      points: -0.6,
      test: 'rawbody /^-----(?:BEGIN PGP SIGNATURE|BEGIN PGP SIGNED MESSAGE)-----/m',
      description: { en: 'Signed with PGP', es: 'Firmado con PGP' },
      hint: keep,
    },
    {
      name: 'SMIME_OR_PGP_MIME',
      points: -0.6,
      test: String.raw`header Content-Type =~ /^\s{0,9}multipart\/signed/i`,
      description: { en: 'Signed (multipart/signed)', es: 'Firmado (multipart/signed)' },
      hint: keep,
    },
    {
      name: 'PERSONAL_SIGNATURE',
      points: -0.3,
      test: 'rawbody /^-- $/m',
      description: { en: 'A signature below its line', es: 'Una firma bajo su línea' },
      hint: keep,
    },
    {
      name: 'WRITTEN_BY_HAND',
      points: -0.6,
      test: 'meta __HAND_AGENT || __HAND_MAILER || __HAND_MSGID',
      needs: [
        String.raw`header __HAND_AGENT User-Agent =~ /\b(?:Mutt|KMail|Gnus|Thunderbird|Evolution|Pine|Alpine|Mozilla|Claws)\b/i`,
        String.raw`header __HAND_MAILER X-Mailer =~ /^\s{0,3}(?:Apple Mail|Evolution|Ximian Evolution|KMail|Mutt|exmh|nmh|MH-E|VM \d|Gnus|Sylpheed|Claws|Mozilla|Balsa|Lotus Notes|Internet Mail Service|ELM|Pegasus)\b/i`,
        String.raw`header __HAND_MSGID Message-ID =~ /^\s{0,3}<(?:Pine|alpine)\.\w{2,5}\./i`,
      ],
      description: {
        en: 'Written in a mail program for people',
        es: 'Escrito en un programa de correo para personas',
      },
      hint: keep,
    },
    {
      name: 'EMAIL_ATTRIBUTION',
      points: -0.4,
      test: 'meta __ATTRIBUTION && __QUOTED_LINE',
      needs: [
        String.raw`rawbody __ATTRIBUTION /^[^>\n][^\n]{3,120} (?:wrote|writes|schrieb|escribi\xc3\xb3|escribi\xf3|\xc3\xa9crit|skrev|schreef|scritto)(?: [^\n]{0,60})?:\s{0,3}$/m`,
      ],
      description: {
        en: 'Names whom it quotes',
        es: 'Dice a quién cita',
      },
      hint: keep,
    },
    {
      name: 'PATCH_OR_CODE',
      points: -0.5,
      test: String.raw`rawbody /^(?:diff -\w{1,3} |@@ -\d{1,6},\d{1,6} \+\d|Index: \S{1,200}$|\+\+\+ [\w.\/-]{2,100}|\x23include\s?[<"]|\x23!\/(?:usr\/)?bin\/\w|(?:root@\S{1,60}|\[\w{1,30}@\S{1,60} [^\n]{1,60}\])[\x23\x24] \w)/m`,
      description: {
        en: 'A patch, source code or a command line',
        es: 'Un parche, código fuente o una línea de órdenes',
      },
      hint: keep,
    },
    {
      name: 'NOTHING_TO_FOLLOW',
      points: -0.4,
      test: 'meta __SOME_WORDS && !__NICE_HTML && !__ANY_URI && !__ANY_CONTACT',
      needs: [
        String.raw`body __SOME_WORDS /\b\w{1,30}\s\w{2,30}\s\w/`,
        'uri __ANY_URI /./',
        String.raw`body __ANY_CONTACT /\d{3}[).\s-]{1,2}\d{2,4}[.\s-]\d{2,4}|[\x24\xa3]\s?\d|\xe2\x82\xac|\b(?:USD|EUR|GBP)\b|\w@\w|\bwww\.|\bhttp/i`,
      ],
      description: {
        en: 'Plain text without a link, an address, a telephone number or a price',
        es: 'Texto sin enlace, dirección, teléfono ni precio',
      },
      hint: keep,
    },
    {
      name: 'EDITED_NEWS',
      points: -0.6,
      test: 'meta (__NEWS_ISSUE + __NEWS_EDITOR + __NEWS_LINES + __NEWS_RIGHTS + __NEWS_PRIVACY + __NEWS_ARCHIVE + __NEWS_SUBSCRIBED + __NEWS_ADVERTISE) > 3',
      needs: [
        String.raw`body __NEWS_ISSUE /\b(?:this|last|next|each|previous) (?:week|month)?(?:'s )?\s{0,2}issue\b|\bISSN \d|\bissue (?:no\.? |\x23) ?\d/i`,
        String.raw`body __NEWS_EDITOR /\b(?:editors?|edited|editorial|columnists?|publisher|written by)\b/i`,
        String.raw`body __NEWS_LINES /\b(?:headlines?|newsletters?|(?:today|week)'?s? news|full story|read more|stories)\b/i`,
        String.raw`body __NEWS_RIGHTS /\ball rights reserved\b|\bcopyright (?:\(c\)|\xc2\xa9|\d{4})/i`,
        String.raw`body __NEWS_PRIVACY /\bprivacy (?:policy|statement)\b|\bterms (?:of (?:use|service)|and conditions)\b/i`,
        String.raw`body __NEWS_ARCHIVE /\b(?:archives?|back issues|on the web|forward this (?:issue|newsletter|message) to|tell a friend)\b/i`,
        String.raw`body __NEWS_SUBSCRIBED /\b(?:subscriptions?|subscribers?|you (?:are|have) subscribed|to subscribe|unsubscribe)\b/i`,
        String.raw`body __NEWS_ADVERTISE /\b(?:advertise (?:with|in|on)|advertising (?:information|inquir|enquir|opportunit)|sponsored by|our sponsors?|feedback)\b/i`,
      ],
      description: {
        en: 'The parts of an edited newsletter',
        es: 'Las partes de un boletín con redacción',
      },
      hint: keep,
    },
    {
      name: 'MSGID_OF_SENDER',
      points: -0.6,
      test: 'header eval:check_msgid_of_sender()',
      description: {
        en: "The Message-ID was made in the sender's domain",
        es: 'El Message-ID se creó en el dominio del remitente',
      },
      hint: keep,
    },
    {
      name: 'LINKS_TO_SENDER',
      points: -0.6,
      test: "body eval:check_links_to_sender('3')",
      description: {
        en: "Several links lead to the sender's domain",
        es: 'Varios enlaces llevan al dominio del remitente',
      },
      hint: keep,
    },
    {
      name: 'RELAY_OF_SENDER',
      points: -0.5,
      test: 'header eval:check_relay_of_sender()',
      description: {
        en: "The sending host bears a name of the sender's domain",
        es: 'El servidor emisor lleva un nombre del dominio del remitente',
      },
      hint: keep,
      scope: 'transport',
    },
    {
      name: 'TEXT_BESIDE_HTML',
      points: -0.4,
      test: 'meta __NICE_HTML && __NICE_TEXT && !MPART_ALT_DIFF && !MIME_HTML_MOSTLY',
      needs: [
        String.raw`mimeheader __NICE_HTML Content-Type =~ /^\s{0,9}text\/html/i`,
        String.raw`mimeheader __NICE_TEXT Content-Type =~ /^\s{0,9}text\/plain/i`,
      ],
      description: {
        en: 'HTML with a text part that says the same',
        es: 'HTML con una parte de texto que dice lo mismo',
      },
      hint: keep,
    },
  ],
}
