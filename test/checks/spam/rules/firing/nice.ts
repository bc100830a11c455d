import { both, head, saying } from '../mails.ts'

const answer = { 'In-Reply-To': '<a1b2c3d4@receiver.example>' }

export const nice = {
  MAILING_LIST_MULTI: head({
    'List-Id': 'Minutes <minutes.sender.example>',
    'List-Post': '<mailto:minutes@sender.example>',
    'List-Help': '<mailto:minutes-help@sender.example>',
  }),
  ONE_CLICK_UNSUBSCRIBE: head({ 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
  NICE_REPLY_A: saying('> When do we meet?', answer),
  ANSWERS_MESSAGE: head(answer),
  PGP_SIGNATURE: saying('-----BEGIN PGP SIGNATURE-----'),
  SMIME_OR_PGP_MIME: head({ 'Content-Type': 'multipart/signed; boundary="b"' }),
  PERSONAL_SIGNATURE: saying('-- \nAda'),
  WRITTEN_BY_HAND: head({ 'User-Agent': 'Mutt/2.2' }),
  TEXT_BESIDE_HTML: both(),
}
