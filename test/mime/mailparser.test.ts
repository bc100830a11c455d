import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { encodedText, readText } from '../../server/mime/body.ts'
import { walk } from '../../server/mime/walk.ts'
import type { Part } from '../../server/types.ts'
import { corpusFacts, corpusIsThere, corpusMail } from './corpus.ts'

type Difference = 'text' | 'html' | 'attachments'

/** Where we read a message otherwise than mailparser, and why. */
const otherwise: { why: string; files: Record<string, Difference[]> }[] = [
  {
    why: 'a nested message is one attachment; mailparser makes it part of the text around it',
    files: {
      'cpython/msg_02.eml': ['text', 'attachments'],
      'cpython/msg_30.eml': ['text', 'attachments'],
      'cpython/msg_34.eml': ['text', 'attachments'],
      'mime4j/multipartdigestnestedemptyparts.msg': ['text', 'attachments'],
    },
  },
  {
    why: 'junk in the content type is cut off, and what is no type at all is text/plain',
    files: {
      'cpython/msg_14.eml': ['text', 'attachments'],
      'enmime/mail/mime-bad-content-type.eml': ['attachments'],
      'enmime/mail/mime-blank-media-name.eml': ['attachments'],
      'enmime/parts/ctype-invalid-characters.eml': ['text', 'attachments'],
      'enmime/parts/empty-ctype-bad-content.eml': ['text', 'attachments'],
    },
  },
  {
    why: 'a delivery status is an attachment, as to most readers; mailparser makes it text',
    files: {
      'cpython/msg_16.eml': ['text', 'attachments'],
      'cpython/msg_43.eml': ['text', 'attachments'],
      'enmime/dsn/delayed_dsn.eml': ['text', 'attachments'],
      'enmime/dsn/dsn_with_multipart_alternative.eml': ['text', 'attachments'],
      'enmime/dsn/multi_recipient_dsn.eml': ['text', 'attachments'],
      'enmime/dsn/simple_dsn.eml': ['text', 'attachments'],
      'enmime/dsn/simple_dsn_with_html.eml': ['text', 'attachments'],
      'mail-gem/mime_emails/raw_email_with_mimepart_without_content_type.eml': [
        'text',
        'attachments',
      ],
      'mail-gem/multipart_report_emails/multi_address_bounce1.eml': ['text', 'attachments'],
      'mail-gem/multipart_report_emails/multipart_report_multiple_status.eml': [
        'text',
        'attachments',
      ],
      'mail-gem/multipart_report_emails/report_422.eml': ['text', 'attachments'],
      'mail-gem/multipart_report_emails/report_530.eml': ['text', 'attachments'],
      'real/ham/sa-easy-ham-1-01542.eml': ['text', 'attachments'],
      'real/ham/sa-easy-ham-2-01311.eml': ['text', 'attachments'],
    },
  },
  {
    why: 'text that mailparser loses behind a faulty header is kept',
    files: {
      'cpython/msg_19.eml': ['text'],
      'cpython/msg_35.eml': ['text'],
      'enmime/mail/erroneous.eml': ['text'],
      'enmime/mail/qp-utf8-header-no-break.eml': ['text'],
      'enmime/parts/multi-malformed.eml': ['text'],
      'mime4j/basic-plain-with-bad-header-separator.msg': ['text'],
      'mime4j/malformedHeader-noheader.msg': ['text'],
    },
  },
  {
    why: 'a multipart without boundary is shown by the one that stands in it, or as text',
    files: {
      'cpython/msg_25.eml': ['text', 'attachments'],
      'cpython/msg_17.eml': ['text'],
      'cpython/msg_31.eml': ['text'],
      'cpython/msg_41.eml': ['text'],
      'enmime/mail/multipart-wo-boundary.eml': ['text'],
      'mime4j/missing-boundary.msg': ['text'],
      'mime4j/missing-inner-boundary.msg': ['text'],
    },
  },
  {
    why: 'blanks may follow a boundary (RFC 2046 §5.1.1); mailparser takes none',
    files: {
      'cpython/msg_38.eml': ['text', 'attachments'],
      'mime4j/intermediate-boundaries.msg': ['text'],
    },
  },
  {
    why: 'text/html has no parts, even with a boundary; mailparser opens it',
    files: {
      'cpython/msg_40.eml': ['html'],
    },
  },
  {
    why: 'bytes that their charset does not explain are read by <meta> or as windows-1252, not as �',
    files: {
      'enmime/mail/mime-bad-content-transfer-encoding.eml': ['text'],
      'enmime/mail/non-mime-missing-charset.eml': ['html'],
      'enmime/parts/chardet-fail.eml': ['text'],
      'enmime/parts/chardet-success-big-5.eml': ['text'],
      'enmime/parts/chardet-success-iso-8859-1.eml': ['text'],
      'real/spam/sa-spam-1-00022.eml': ['text', 'attachments'],
      'real/spam/sa-spam-1-00322.eml': ['html'],
      'real/spam/sa-spam-1-00323.eml': ['text'],
      'real/spam/sa-spam-2-00471.eml': ['html'],
      'real/spam/sa-spam-2-00737.eml': ['html'],
      'real/spam/sa-spam-2-00894.eml': ['text', 'html'],
      'real/spam/sa-spam-2-00959.eml': ['html'],
    },
  },
  {
    why: 'the type stays what the mail says; mailparser guesses it from the name',
    files: {
      'mail-gem/attachment_emails/attachment_with_encoded_name.eml': ['attachments'],
      'real/spam/sa-spam-2-00615.eml': ['attachments'],
    },
  },
  {
    why: '“=?utf-8?Q?invalid?=” is no disposition; mailparser makes an attachment of the body',
    files: {
      'mail-gem/error_emails/multiple_invalid_content_dispositions.eml': ['html', 'attachments'],
    },
  },
]

const parserOptions = {
  skipHtmlToText: true,
  skipImageLinks: true,
  skipTextToHtml: true,
  skipTextLinks: true,
}

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim()

function files(parts: Part[]): string[] {
  const messages = parts.filter((part) => part.type === 'message/rfc822')
  const inside = (part: Part) =>
    messages.some((one) => part.headerStart >= one.bodyStart && part.bodyEnd <= one.bodyEnd)
  return parts
    .filter((part) => (part.role === 'attachment' || part.role === 'inline') && !inside(part))
    .map((part) => `${part.name ?? ''}|${part.type}|${part.size}`)
    .sort()
}

async function differences(raw: Buffer): Promise<Difference[]> {
  const { parts } = walk(raw)
  const theirs = await simpleParser(raw, parserOptions)
  const ours = (role: Part['role']) =>
    parts.filter((part) => part.role === role).map((part) => readText(encodedText(raw, part)))
  const found: Difference[] = []
  if (squeezed(ours('text').join('\n')) !== squeezed(theirs.text ?? '')) found.push('text')
  // mailparser joins several bodies, text among them, with line breaks of its own.
  const html = squeezed((theirs.html || '').replaceAll('<br/>\n', ' '))
  const bare = (source: string) => squeezed(source.replace(/<br\/?>|<\/?p>/g, ' '))
  if (bare(ours('html').join(' ')) !== bare(html)) found.push('html')
  const attached = theirs.attachments
    .map((one) => `${one.filename ?? ''}|${one.contentType}|${one.size}`)
    .sort()
  if (files(parts).join() !== attached.join()) found.push('attachments')
  return found
}

test.skipIf(!corpusIsThere)(
  'reads the bodies of the corpus as mailparser does, but for listed cases',
  async () => {
    const found: Record<string, Difference[]> = {}
    for (const { file } of corpusFacts()) {
      const different = await differences(corpusMail(file))
      if (different.length > 0) found[file] = different
    }
    expect(found).toEqual(Object.assign({}, ...otherwise.map(({ files }) => files)))
  },
  60_000,
)
