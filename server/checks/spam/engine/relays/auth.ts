import { address } from './origin.ts'

interface Sign {
  form: RegExp
  name: (match: RegExpExecArray) => string
}

/** How servers tell that the client logged in (RFC 3848 and what was written before it). */
const signs: Sign[] = [
  {
    form: / by (?:.* )?with ((?:ES|L|UTF8S|UTF8L)MTPS?A|ASMTP|HTTP[SU]?)(?: |;|$)/i,
    name: (match) => match[1] ?? '',
  },
  {
    form: / by mx\.google\.com with ESMTPS id \w{1,4}sm\d{2,9}[a-z]{3}\.\d{1,3}\.\d{4}\.[\d.]{14}.*\(version=([^ ]+) cipher=([^)]+)\)/,
    name: (match) => `GMail - transport=${match[1] ?? ''} cipher=${match[2] ?? ''}`,
  },
  {
    form: /(?:\]\)|\)\]) \(AUTH: (LOGIN|PLAIN|DIGEST-MD5|CRAM-MD5) \S+(?:, .*?)?\) by /,
    name: (match) => match[1] ?? '',
  },
  {
    form: /^from .*?(?:\](?: \([^)]*\))?\)|\)\]) .*?\(.*?authenticated.*?\).*? by/,
    name: () => 'Sendmail',
  },
  {
    form: new RegExp(
      String.raw`from \S* \([HEL]{2}LO \S*\) \[${address}\] by (mail\.gmx\.(?:net|com)) \([^)]+\) with (E?SMTP)`,
    ),
    name: (match) => `GMX (${match[2] ?? ''} / ${match[1] ?? ''})`,
  },
  { form: /\) by .+ \([\d.]{6,12}\) \(authenticated as .+\) id /, name: () => 'CriticalPath' },
  {
    form: /\) \(Authenticated sender: \S+\) by \S+ \(([^)]+)\) with /,
    name: (match) => (match[1] === 'Postfix' ? 'Postfix' : `Postfix (${match[1] ?? ''})`),
  },
  { form: /CommuniGate Pro (?:HTTP|SMTP|XIMSS|IMAP).* \(account /, name: () => 'Communigate' },
  { form: / \(account .*CommuniGate Pro (?:HTTP|SMTP|XIMSS|IMAP)/, name: () => 'Communigate' },
  { form: / with Microsoft Exchange Server HTTP-DAV\b/, name: () => 'HTTP-DAV' },
  { form: / by .*\(via (HTTP.?)\)(?: |;|$)/i, name: (match) => match[1] ?? '' },
]

/** By what means the client of this hop logged in; '' when the line does not say so. */
export function authOf(line: string): string {
  for (const { form, name } of signs) {
    const match = form.exec(line)
    if (match !== null) return name(match)
  }
  return ''
}
