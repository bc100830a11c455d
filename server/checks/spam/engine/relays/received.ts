import type { Relay } from '../mail.ts'
import { authOf } from './auth.ts'
import { isPrivate } from './networks.ts'
import { address, looserOriginOf, originOf, type Origin } from './origin.ts'

/** `fetched`: a program took the mail from a mailbox, the way begins anew below. */
export type Hop = Relay | 'skipped' | 'fetched' | 'unparseable'

/** Of a line; what is longer tells nothing more. */
const maxLength = 2_000

/** Handovers on one machine, or of servers that tell no address: nothing is missed by them. */
const withoutAddress = [
  /^from \S+ by \S+ with BSMTP/,
  /^from \S+ \(\S+\) by \S+ \(Content Technologies /,
  /^from \S+ \([^\s@]+@(?:localhost|127\.0\.0\.1)\) by \S+ \(/,
  /^from \S+ \S+ by \S+ with local-e?smtp /,
  /^from (?:127\.0\.0\.1 \(AVG SMTP|\(AUTH: \S+\) by|Unknown\/Local \()/,
  /^from \S+@\S+ by \S+ /,
  /^from localhost \((?:\S+@)?(?:localhost|127\.0\.0\.1)[)[]/,
  /^from \S+ \((?:\S+@)?(?:localhost|127\.0\.0\.1)\) /,
  /^from \S+ \(\S+@\S+ \[127\.0\.0\.1\]\) /,
  /^from localhost \(localhost \[\[UNIX: localhost\]\]\) by /,
  /^from \S+ \(\[unix socket\]\) by \S+ \(Cyrus v\d*\.\d*\.\d*\) with LMTPA/,
  /^from \S+ by \S+ (?:with|via|for|\()/,
  /^from \S+ (?:(?:with|via|for) \S+|\(unverified\)) by\b/,
  /^from \S+ \(unknown\) by \S+ \(SG\) with\b/,
  /^from \S+ \(\S+ \[local\]\) by \S+ \(OpenSMTPD\) with\b/,
  /^from .*\(LSMTP for/,
  /^from \(\[127\.0\.0\.1\]\) with MailEnable /,
  /^from facebook\.com \([^)]+\) by facebook\.com with Thrift id \S+$/,
  /^from \S+ named \S+ by gmailapi\.google\.com with HTTPREST$/,
  /^from \S+ id \S+$/,
  /^from \[<.*? \(Jetsend/,
  /^\(from \S+@localhost\) by \S+ /,
  /^\(from [^\s@]+@[^)]+\) +by \S+ ?\(jqueuemail\) id /,
]

const date =
  /[\s;]+(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d+ [JFMASOND][a-z]{2} \d+ \d+:\d+(?::\d+)? \S+$/

const anyAddress = new RegExp(String.raw`\[(${address})\]`)

/** Reads one Received field (RFC 5321 §4.4, and what servers make of it). */
export function readReceived(value: string): Hop {
  const whole = value
    .slice(0, maxLength)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s;]+$/, '')
  if (!/^\(?from /i.test(whole)) return 'skipped'
  if (/\bwith local for\b/.test(whole)) return 'skipped'
  const toldNothing = /^from (\S+) by [^\s;]+ ?;/i.exec(whole)
  if (toldNothing !== null && !/^\[[\d.]+\]$/.test(toldNothing[1] ?? '')) return 'skipped'
  const line = whole.replace(date, '').replace(/\)by /, ') by ')
  const origin = found(line)
  if (typeof origin === 'string') return origin
  return relayOf(line, origin)
}

function found(line: string): Origin | 'skipped' | 'fetched' | 'unparseable' {
  if (line.startsWith('FROM ')) return fromUpperCase(line)
  const text = line.replace(/^\(?from /i, '')
  const local = / with local(?:-\S+)? /.test(line) && line.includes('Exim')
  if (local || /^mail pickup service by \S+ with Microsoft SMTPSVC$/.test(text)) return 'skipped'
  const origin = line.startsWith('(') ? gateway(text) : originOf(text)
  if (origin !== null) return origin
  if (/with (?:POP3|IMAP)/.test(line)) return 'fetched'
  const looser = line.startsWith('(') ? null : looserOriginOf(text)
  if (looser !== null) return looser
  if (withoutAddress.some((form) => form.test(line))) return 'skipped'
  return lastResort(line)
}

/** simta and Rockliffe write in capitals. */
function fromUpperCase(line: string): Origin | 'unparseable' {
  const form = new RegExp(
    String.raw`^FROM (\S+) \((\S+) \[(${address})\]\) BY (\S+) (?:\([^)]+\) WITH SMTP )?ID `,
  )
  const match = form.exec(line)
  if (match === null) return lastResort(line)
  const [, helo = '', rdns = '', ip = '', by = ''] = match
  const name = rdns === 'unverified' ? '' : rdns
  return { ip, rdns: name, helo, by, ident: '', asksDns: true }
}

function gateway(text: string): Origin | null {
  const form = new RegExp(String.raw`^(\S*) \[(${address})\]\) by (\S+) \(NAVGW`)
  const match = form.exec(text)
  if (match === null) return null
  const [, helo = '', ip = '', by = ''] = match
  return { ip, rdns: '', helo, by, ident: '', asksDns: false }
}

function lastResort(line: string): Origin | 'unparseable' {
  const ip = anyAddress.exec(line)?.[1]
  const by = / by (\S+)(?:[^-A-Za-z0-9;.]|$)/.exec(line)?.[1]
  if (ip === undefined || by === undefined) return 'unparseable'
  const helo = /^from (\S+)[^-A-Za-z0-9.]/.exec(line)?.[1] ?? ''
  return { ip, rdns: '', helo, by, ident: '', asksDns: false }
}

function relayOf(line: string, origin: Origin): Relay {
  const ip = origin.ip
    .replace(/^ipv6:/i, '')
    .replace(/%.*$/, '')
    .replace(/^0*:0*:(?:0*:)*ffff:(\d+\.\d+\.\d+\.\d+)$/i, '$1')
  const told = origin.rdns.replace(/\.+$/, '')
  const rdns = /^unknown$/i.test(told) || told.startsWith('[') ? '' : told
  return {
    ip: plain(ip),
    rdns: plain(rdns),
    helo: plain(origin.helo === '' ? heloOf(line) : origin.helo),
    by: plain(origin.by.replace(/;$/, '')),
    ident: plain(origin.ident),
    envfrom: plain(envelopeSender(line)),
    intl: false,
    id: idOf(line),
    auth: authOf(line),
    msa: false,
    private: isPrivate(ip),
    noReverse: origin.asksDns && rdns === '',
  }
}

const heloWord = String.raw`([-A-Za-z0-9.^+_&:=?!@%*$\\/]+)(?:[^-A-Za-z0-9.^+_&:=?!@%*$\\/]|$)`
const helos = [new RegExp(String.raw`\bhelo=${heloWord}`), new RegExp(`\\b[HE][HE]LO ${heloWord}`)]

function heloOf(line: string): string {
  return helos.map((form) => form.exec(line)?.[1]).find((helo) => helo !== undefined) ?? ''
}

function idOf(line: string): string {
  if (/ with (?:Microsoft SMTP Server|mapi id) (?:\([^)]+\) )?\d+\.\d+\.\d+\.\d+/.test(line)) {
    return ''
  }
  return / id <?([^\s<>;]{3,})/.exec(line)?.[1] ?? ''
}

function envelopeSender(line: string): string {
  const told = /(?:return-path:? |envelope-(?:sender|from)[ =])(\S+)\b/i.exec(line)?.[1]
  const sender = told ?? / with \[XMail .* from <(\S+)>/.exec(line)?.[1] ?? ''
  return sender.replace(/^<*/, '').replace(/>*$/, '')
}

/** Characters that would break the text of the relays stand out as `!`. */
function plain(text: string): string {
  // eslint-disable-next-line no-control-regex -- NUL is one of them
  return text.replace(/[\s\x00#[\]()<>|]/g, '!')
}
