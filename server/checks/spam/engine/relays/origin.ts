/** What a Received field tells of the host that handed the message over. */
export interface Origin {
  ip: string
  rdns: string
  helo: string
  by: string
  ident: string
  /** The server asks DNS for a name, so that none means there is none. */
  asksDns: boolean
}

interface Form {
  /** Only of lines that hold this. */
  of?: RegExp
  form: RegExp
  asksDns?: boolean
  /** `sub` holds `helo=` and `ident=` as Exim writes them. */
  sub?: boolean
}

export const address = String.raw`(?:IPv6:)?(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F]{0,4}:[0-9a-fA-F:]*:[0-9a-fA-F:.]*)`

/** `{ip}`, `{by}`, … stand for groups of these names; `{host}` is both its name and its HELO. */
function shape(source: string, flags = ''): RegExp {
  const named = source
    .replace('{ip}', `(?<ip>${address})`)
    .replaceAll('{address}', address)
    .replace(/\{(host|helo|rdns|by)\}/g, String.raw`(?<$1>\S+)`)
    .replace('{ident}', String.raw`(?<ident>\S*)`)
    .replace('{sub}', '(?<sub>[^)]*)')
  return new RegExp(`^${named}`, flags)
}

/**
 * The forms in which mail servers write what comes after `from`, the plain ones after those that
 * they would swallow. Servers differ in whether the name outside of the parentheses is what the
 * other one said (HELO) or what DNS told.
 */
const forms: Form[] = [
  // Webmail
  {
    of: / \((?:Squirrel|NaS)Mail authenticated user /,
    form: shape(String.raw`.*?{ip}\b(?![.-]).{10,80}by {by} with HTTP`),
  },
  {
    of: /with HTTP \(WebMailUI\)/,
    form: shape(String.raw`.*?{ip} by {by} \({address}\) with HTTP`),
  },
  // Microsoft
  { of: / SMTPSVC/, form: shape(String.raw`(?<helo>\S*) ?\(\[{ip}\][^)]{0,40}\) by {by} with`) },
  {
    of: / with (?:Microsoft SMTP Server|mapi id) (?:\([^)]+\) )?\d+(?:\.\d+){3}(?: |$)/,
    form: shape(String.raw`{helo} \(\[?{ip}(?:%[\w.~-]*)?\]?\) by {by} `),
  },
  // XMail, Momentum
  { of: /\[XMail /, form: shape(String.raw`{helo} \(\[?{ip}\]?:\d+\) by {by}(?: \(\S+\))? with`) },
  { of: /\(ecelerity\b/, form: shape(String.raw`\(\[{ip}:\d+\] helo={helo}\) by {by} `) },
  { of: /\(ecelerity\b/, form: shape(String.raw`(?:\S+ )?\(\[{ip}:\d+\]\) by {by} `) },
  // Exim: DNS name outside, HELO inside where it differs
  { of: /Exim/, form: shape(String.raw`\[{ip}\] \({sub}\) by {by} `), sub: true },
  { of: /Exim/, form: shape(String.raw`{host} \(\[{ip}\]{sub}\)(?::\d+\))? by {by} `), sub: true },
  { of: /Exim/, form: shape(String.raw`{host} \[{ip}\](?::\d+)? by {by} `) },
  { of: /Exim/, form: shape(String.raw`{rdns} \((?<helo>\S+)\) \[{ip}(?:\.\d+)?\] .*?by {by} `) },
  { of: /Exim/, form: shape(String.raw`{rdns} .*?\[{ip}(?:\.\d+)?\] .*?by {by} `) },
  { of: /\(Scalix SMTP/, form: shape(String.raw`{helo} \( ?{ip}\) by {by}`) },
  { of: /\bwith HTTP\b/, form: shape(String.raw`{ip} \(\[{address}\]\) by {by}`) },
  // Postfix, sendmail and all that write like them: HELO outside, DNS name inside
  { form: shape(String.raw`{helo} \(softdnserr \[{ip}\]\).*? by {by}`) },
  {
    form: shape(
      String.raw`{helo} \((?:(?:IDENT:)?(?<ident>[^\s@]*)@)?(?<rdns>[^\s@]+) \[{ip}\][^)]*\).*? by {by}(?: |$)`,
    ),
    asksDns: true,
  },
  { form: shape(String.raw`{helo} \((?<rdns>[^\s[@]+)\[{ip}\]\) by {by} `), asksDns: true },
  { form: shape(String.raw`{host} \(\[{ip}\] helo=(?<helo2>\S+)\) by {by} with `) },
  { form: shape(String.raw`{helo} \({ident}@\[{ip}\].*\) by {by} \(`), asksDns: true },
  { form: shape(String.raw`(?:{ip} )?.*?by (?<by>\S+\.hotmail\.msn\.com) `) },
  // qmail and those that write like it: DNS name outside, HELO and the rest inside
  {
    form: shape(
      String.raw`{rdns} +\([HEL]{2}LO (?<helo>[^\s()]*)\) \((?:(?<ident>\S*)@)?\[?{ip}\]?\)(?: \(envelope-sender <\S+>\))?.*? by {by}(?: |$)`,
    ),
    asksDns: true,
  },
  {
    form: shape(
      String.raw`{rdns} \([HEL]{2}LO (?<helo>\S*)\) \[{ip}\] by {by} \([^)]+\) with E?SMTP`,
    ),
  },
  {
    of: / with (?:.* )?(?:SMTP|QMQP)(?! id )/,
    form: shape(
      String.raw`{host} \((?:(?<ident>\S+)@)?\[?{ip}\]?\)(?: \(envelope-sender <\S+>\))? by {by}(?: |$)`,
    ),
    asksDns: true,
  },
  // No name at all
  { form: shape(String.raw`\S+ \( \[{ip}\]\).*? by {by} `) },
  { form: shape(String.raw`\({helo} \[{ip}\]\) by {by} `) },
  { form: shape(String.raw`\[{ip}\] by {by}(?: |$)`) },
  { form: shape(String.raw`\(\[?{ip}\]?\) by {by} `) },
  // Others that tell the HELO
  { form: shape(String.raw`{helo} \[{ip}\] by {by} \[{address}\] with `), asksDns: true },
  { form: shape(String.raw`{helo} \[\({ip}\)\] by {by} \({address}\) `) },
  { of: / \(Lotus Domino /, form: shape(String.raw`{helo} \(\[{ip}\]\) by {by} \(`) },
  { form: shape(String.raw`{helo} \(\[{ip}(?:[.:]\d+)?\]\).*? by {by} `), asksDns: true },
]

/** After lines of programs that fetch mail are told apart. */
const looserForms: Form[] = [
  {
    form: shape(String.raw`{host} \((?:(?<ident>\S*)@)?\[?{ip}\]?\).* by {by} `),
    asksDns: true,
  },
  { of: / via smap /, form: shape(String.raw`(?<rdns>\S+?)\({ip}\) by {by} `), asksDns: true },
  {
    form: shape(String.raw`(?<rdns>\S+?)\({ip}, [HEL]{2}LO (?<helo>\S*)\) by {by} via smap `),
    asksDns: true,
  },
  { form: shape(String.raw`{ip} by {by} (?:with |\((?:SMTPL|InterScan)\b)`) },
  {
    form: shape(
      String.raw`{rdns} \([HEL]{2}LO (?<helo>\S*)\) \((?:(?<ident>\S+)@)?{ip}.*?\) by {by} with `,
    ),
    asksDns: true,
  },
  { form: shape(String.raw`\[{ip}\] \((?:account \S+ )?[HEL]{2}LO (?<helo>\S*)\) by {by} \(`) },
  {
    of: / \(CommuniGate Pro/,
    form: shape(String.raw`{host} \(\[{ip}\] verified\) by {by} \(`),
    asksDns: true,
  },
  { form: shape(String.raw`(?<helo>[^\d]\S+) \({ip}\) by {by} `) },
  { form: shape(String.raw`{helo} \(\[{ip}\] \[\S+\]\) by {by} with `) },
  { form: shape(String.raw`\[{ip}\]\S+ \([HEL]{2}LO (?<helo>\S*)\) by {by} `) },
  { form: shape(String.raw`{ip} \([HEL]{2}LO (?<helo>\S*)\) by {by} `) },
  { form: shape(String.raw`{helo} \[{ip}\] by {by} `) },
  { form: shape(String.raw`(?<rdns>\S+?)\({ip}\) by {by} `) },
  { form: shape(String.raw`{ip} \([A-Za-z][^)]+\) by {by} with `) },
  { form: shape(String.raw`\[{ip}\] \({sub}\) by {by} `), sub: true },
  {
    form: shape(
      String.raw`(?<rdns>\S+?)\({ip}\)(?:, claiming to be "(?<helo>\S+)")? via \S+ by (?<by>\S+),`,
    ),
  },
  {
    form: shape(String.raw`{helo} \(\S+@{ip} with login\) by (?<by>\S+\.yahoo\.com) with SMTP`),
  },
  { form: shape(String.raw`X-Originating-IP: {ip}$`) },
]

/** Reads the text after `from `; null when it is in none of the forms. */
export function originOf(text: string): Origin | null {
  return firstOf(forms, text)
}

export function looserOriginOf(text: string): Origin | null {
  return firstOf(looserForms, text)
}

function firstOf(list: readonly Form[], text: string): Origin | null {
  for (const { of, form, asksDns = false, sub = false } of list) {
    if (of !== undefined && !of.test(text)) continue
    const groups = form.exec(text)?.groups
    if (groups === undefined) continue
    const inside = sub ? (groups['sub'] ?? '') : ''
    const helo = /helo=(\S+)/.exec(inside)?.[1] ?? groups['helo2'] ?? groups['helo']
    return {
      ip: groups['ip'] ?? '',
      rdns: groups['rdns'] ?? groups['host'] ?? '',
      helo: helo ?? groups['host'] ?? '',
      by: groups['by'] ?? '',
      ident: /ident=(\S*)/.exec(inside)?.[1] ?? groups['ident'] ?? '',
      asksDns,
    }
  }
  return null
}
