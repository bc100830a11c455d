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
      points: -0.4,
      test: 'meta __NICE_REPLY || __NICE_REFS',
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
      points: -0.3,
      test: String.raw`header User-Agent =~ /\b(?:Mutt|KMail|Gnus|Thunderbird|Evolution|Pine|Alpine|Mozilla|Claws)\b/i`,
      description: {
        en: 'Written in a mail program for people',
        es: 'Escrito en un programa de correo para personas',
      },
      hint: keep,
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
