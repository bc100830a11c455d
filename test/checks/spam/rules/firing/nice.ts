import { both, head, saying, text } from '../mails.ts'

const answer = { 'In-Reply-To': '<a1b2c3d4@receiver.example>' }

export const nice = {
  MAILING_LIST_MULTI: head({
    'List-Id': 'Minutes <minutes.sender.example>',
    'List-Post': '<mailto:minutes@sender.example>',
    'List-Help': '<mailto:minutes-help@sender.example>',
  }),
  ONE_CLICK_UNSUBSCRIBE: head({ 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
  NICE_REPLY_A: saying('> When do we meet?', answer),
  ANSWERS_MESSAGE: head({ ...answer, Subject: 'Re: Minutes of the meeting' }),
  PGP_SIGNATURE: saying('-----BEGIN PGP SIGNATURE-----'),
  SMIME_OR_PGP_MIME: head({ 'Content-Type': 'multipart/signed; boundary="b"' }),
  PERSONAL_SIGNATURE: saying('-- \nAda'),
  WRITTEN_BY_HAND: head({ 'User-Agent': 'Mutt/2.2' }),
  TEXT_BESIDE_HTML: both(),
  EMAIL_ATTRIBUTION: saying('On Monday, Bob Ray <bob@receiver.example> wrote:\n> When do we meet?'),
  PATCH_OR_CODE: saying('diff -u kiln.c kiln-new.c\n@@ -10,4 +10,5 @@\n+ heat(kiln)'),
  NOTHING_TO_FOLLOW: text('The kiln is warm.\nCome and see it before the evening.\n'),
  EDITED_NEWS: saying(
    [
      'In this issue: how a kiln is built.',
      'Editor: Noor Vega. Back issues are in the archive.',
      'Copyright 2026 Marsh Pottery, all rights reserved.',
      'To change your subscription write to us.',
    ].join('\n'),
  ),
  MSGID_OF_SENDER: head(),
  LINKS_TO_SENDER: saying(
    ['one', 'two', 'three'].map((name) => `https://www.sender.example/${name}`).join('\n'),
  ),
  RELAY_OF_SENDER: head(),
}
