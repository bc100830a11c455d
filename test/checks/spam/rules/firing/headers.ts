import { head } from '../mails.ts'

const twice = (name: string, value: string) => ({ [name]: `${value}\r\n${name}: ${value}` })

export const headers = {
  MISSING_SUBJECT: head({ Subject: null }),
  EMPTY_SUBJECT: head({ Subject: ' ' }),
  MISSING_FROM: head({ From: null }),
  MISSING_RECIPIENTS: head({ To: null }),
  MISSING_DATE: head({ Date: null }),
  MISSING_MID: head({ 'Message-ID': null }),
  INVALID_MSGID: head({ 'Message-ID': '12345' }),
  MSGID_NOFQDN1: head({ 'Message-ID': '<a1b2c3d4@laptop>' }),
  MSGID_LOCALHOST: head({ 'Message-ID': '<a1b2c3d4@localhost>' }),
  MSGID_SPAM_CAPS: head({ 'Message-ID': '<QWERTZUIOPAS@sender.example>' }),
  MSGID_SHORT: head({ 'Message-ID': '<1@sender.example>' }),
  MIME_HEADER_CTYPE_ONLY: head({ 'MIME-Version': null }),
  MIME_VERSION_ODD: head({ 'MIME-Version': '2.0' }),
  DUPLICATE_SUBJECT: head(twice('Subject', 'Minutes')),
  DUPLICATE_FROM: head(twice('From', 'Ada Marsh <ada@sender.example>')),
  DUPLICATE_TO: head(twice('To', 'Bob Ray <bob@receiver.example>')),
  DUPLICATE_DATE: head(twice('Date', 'Mon, 23 Nov 2026 09:30:00 +0100')),
  DUPLICATE_MSGID: head(twice('Message-ID', '<a1b2c3d4@sender.example>')),
  SUBJECT_NEEDS_ENCODING: head({ Subject: 'Reunión del lunes' }),
  SUBJ_BROKEN_BYTES: latin1({ Subject: 'Reuni\xf3n del lunes' }),
  FROM_NEEDS_ENCODING: head({ From: 'Lucía <lucia@sender.example>' }),
  FROM_BROKEN_BYTES: latin1({ From: 'Luc\xeda <lucia@sender.example>' }),
  LONG_HEADER_LINE: head({ 'X-Note': 'a'.repeat(1200) }),
  XPRIO: head({ 'X-Priority': '1 (Highest)' }),
  PHP_ORIG_SCRIPT: head({ 'X-PHP-Originating-Script': '33:mail.php' }),
  PHP_SCRIPT_EVAL: head({ 'X-PHP-Originating-Script': "33:x.php(1) : eval()'d code" }),
}

/** The same bytes, but one for each letter. */
function latin1(fields: Record<string, string>): Buffer {
  return Buffer.from(head(fields).toString('utf8'), 'latin1')
}
