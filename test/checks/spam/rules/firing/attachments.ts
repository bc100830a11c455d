import { attached, parts } from '../mails.ts'

const named = (name: string, type = 'application/octet-stream') =>
  attached(`${type}; name="${name}"`, `attachment; filename="${name}"`)

export const attachments = {
  EXE_ATTACHED: named('minutes.exe'),
  EXE_DISPOSITION: named('minutes.exe'),
  ATTACH_DOUBLE_EXT: named('minutes.pdf.exe'),
  ATTACH_WIDE_NAME: named('minutes.pdf          .exe'),
  ATTACH_RTLO: attached(
    'application/octet-stream',
    "attachment; filename*=utf-8''minutes%E2%80%AEfdp.exe",
  ),
  ATTACH_MACRO: named('minutes.docm'),
  ATTACH_ONENOTE: named('minutes.one'),
  ATTACH_ARCHIVE_RARE: named('minutes.rar'),
  ATTACH_HTML_PAGE: named('minutes.html', 'text/html'),
  ATTACH_SVG: named('minutes.svg', 'image/svg+xml'),
  ATTACH_NO_NAME: attached('application/octet-stream'),
  ATTACH_TYPE_MISMATCH: named('minutes.pdf'),
  ATTACH_PASSWORD: attached(
    'application/zip; name="minutes.zip"',
    'attachment',
    'The password is: 1234',
  ),
  ATTACH_WITHOUT_TEXT: parts([
    { headers: { 'Content-Type': 'text/plain' }, body: '' },
    {
      headers: {
        'Content-Type': 'application/pdf; name="minutes.pdf"',
        'Content-Disposition': 'attachment; filename="minutes.pdf"',
        'Content-Transfer-Encoding': 'base64',
      },
      body: 'JVBERi0xLjQK',
    },
  ]),
}
