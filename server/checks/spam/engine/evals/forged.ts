import type { EvalContext, EvalFunction } from '../eval.ts'
import { relayText } from '../relays/relays.ts'
import { address, field, flat } from './fields.ts'
import { once } from './shared.ts'

/** Whether mail that names a big provider came through its servers. */
export const forgedFunctions: Record<string, EvalFunction> = {
  gated_through_received_hdr_remover: (context) => once(context, isWithoutWay),
  check_for_fake_aol_relay_in_rcvd: isFalseAol,
  check_for_forged_hotmail_received_headers: (context) => once(context, hotmail) === 'forged',
  check_for_no_hotmail_received_headers: (context) => once(context, hotmail) === 'missing',
  check_for_forged_yahoo_received_headers: isFalseYahoo,
  check_for_forged_juno_received_headers: isFalseJuno,
  check_for_forged_gmail_received_headers: isFalseGmail,
  check_for_forged_eudoramail_received_headers: isFalseEudoramail,
}

const ip = String.raw`\d{1,3}(?:\.\d{1,3}){3}`
const holdsIp = new RegExp(ip)

/** Lists and gateways that leave out Received fields: nothing can be told of the way. */
function isWithoutWay({ mail }: EvalContext): boolean {
  const received = field(mail, 'Received')
  const list = /^contact \S+@\S+; run by ezmlm$/m.test(field(mail, 'Mailing-List'))
  if (list && /^mailing list \S+@\S+/m.test(field(mail, 'Delivered-To'))) {
    const invoked = /qmail \d+ invoked (?:from network|by .{3,20})\); \d+ ... \d+/
    if (invoked.test(received)) return true
  }
  return received === '' || /from groups\.msn\.com \(\S+\.msn\.com /.test(received)
}

function isFalseAol({ mail }: EvalContext): boolean {
  const way = flat(field(mail, 'Received'))
  if (!/ rly-[a-z][a-z]\d\d\./i.test(way)) return false
  return !/\/AOL-\d+\.\d+\.\d+\)|ESMTP id (?:RELAY|MAILRELAY|MAILIN)/.test(way)
}

const hotmailServers = [
  /from (?:\S*\.)?hotmail.com \(\S+\.hotmail(?:\.msn)?\.com[ )]/,
  new RegExp(String.raw`from \S*\.hotmail.com \(\[${ip}\][ ):]`),
  /from \S+ by \S+\.hotmail(?:\.msn)?\.com with HTTP;/,
  /from \[66\.218.\S+\] by \S+\.yahoo\.com/,
]
const outlookServers = [
  /from \S*\.outbound\.protection\.outlook\.com \(\S+\.outbound\.protection\.outlook\.com[ )]/,
  new RegExp(String.raw`from \S*\.(?:eur|nam)prd\d+\.prod\.outlook\.com \(${ip}\)`),
]

/** `forged`: a hop calls itself Hotmail; `missing`: only the sender does. */
function hotmail(context: EvalContext): 'forged' | 'missing' | 'fine' {
  const { mail } = context
  const way = flat(field(mail, 'Received'))
  if (/from mail pickup service by hotmail\.com with Microsoft SMTPSVC;/.test(way)) return 'fine'
  if (isMsnGroup(context) || once(context, isWithoutWay)) return 'fine'
  const passed = (servers: readonly RegExp[]) => servers.some((form) => form.test(way))
  if (holdsIp.test(field(mail, 'X-Originating-Ip')) && passed(hotmailServers)) return 'fine'
  const owner = /hotmail\.com|msonline-outlook/.test(field(mail, 'X-OriginatorOrg'))
  if (owner && passed(outlookServers)) return 'fine'
  if (/(?:from |HELO |helo=)\S*hotmail\.com\b/.test(way)) return 'forged'
  return /\bhotmail\.com$/i.test(address(mail, 'From')) ? 'missing' : 'fine'
}

function isMsnGroup({ mail }: EvalContext): boolean {
  const list = /<([^<>\s]+)@groups\.msn\.com>/i.exec(field(mail, 'To'))?.[1]
  const service = /from mail pickup service by (p\d\d\.groups\.msn\.com)\b/
  const server = service.exec(field(mail, 'Received'))?.[1]
  if (list === undefined || server === undefined) return false
  const id = field(mail, 'Message-Id')
  if (list === 'notifications') return /^<\S/.test(id) && id.includes(`@${server}`)
  const bounces = address(mail, 'EnvelopeFrom').includes(`${list}-bounce@groups.msn.com`)
  return bounces && id.startsWith(`<${list}-`) && id.includes('@groups.msn.com>')
}

const yahooServers = [
  /by web\S+\.mail\S*\.yahoo\.com via HTTP/,
  /by sonic\S+\.consmr\.mail\S*\.yahoo\.com with HTTP/,
  /by smtp\S+\.yahoo\.com with SMTP/,
  new RegExp(String.raw`from \[${ip}\] by \S+\.(?:groups|scd|dcn)\.yahoo\.com with NNFMP`),
  /by \w+\.\w+\.yahoo\.com \(\d+\.\d+\.\d+\/\d+\.\d+\.\d+\)(?: with ESMTP)? id \w+/,
]

function isFalseYahoo(context: EvalContext): boolean {
  const { mail } = context
  const from = address(mail, 'From')
  if (!/\byahoo\.com$/i.test(from) || once(context, isWithoutWay)) return false
  const { trusted, untrusted } = mail.relays()
  if (/ rdns=\S+\.yahoo\.com /.test(relayText(trusted))) return false
  if (/^[^\]]+ rdns=\S+\.yahoo\.com /.test(relayText(untrusted))) return false
  const resent = field(mail, 'Resent-From') !== '' && field(mail, 'Resent-To') !== ''
  const other = resent ? field(mail, 'X-Received') : ''
  const way = flat(other === '' ? field(mail, 'Received') : other)
  if (yahooServers.some((form) => form.test(way))) return false
  return !(/\bmailer\d+\.bulk\.scd\.yahoo\.com\b/.test(way) && /@reply\.yahoo\.com$/i.test(from))
}

function isFalseJuno(context: EvalContext): boolean {
  const { mail } = context
  if (!/\bjuno\.com$/i.test(address(mail, 'From')) || once(context, isWithoutWay)) return false
  const mailer = field(mail, 'X-Mailer')
  const way = field(mail, 'Received')
  if (field(mail, 'X-Originating-IP') === '') return true
  const server = new RegExp(String.raw`from.*\b(?:juno|untd)\.com.*[[(]${ip}[\])].*by`)
  const passed = server.test(way) || / cookie\.(?:juno|untd)\.com /.test(way)
  return !passed || !mailer.includes('Juno ')
}

/** The least length of what Google writes into its fields. */
const googleLength = 60

function isFalseGmail({ mail }: EvalContext): boolean {
  if (!/\bgmail\.com$/i.test(address(mail, 'From'))) return false
  const inside = /by (?:10\.|2002:a\d\d:\w+:)\S+ with SMTP id \S+/.test(field(mail, 'X-Received'))
  const submitted = /by smtp\.googlemail\.com with ESMTPSA id \S+/.test(field(mail, 'Received'))
  const marks = ['X-Gm-Message-State', 'X-Google-Smtp-Source']
  const marked = marks.every((name) => field(mail, name).length >= googleLength)
  return !inside && !submitted && !marked
}

function isFalseEudoramail(context: EvalContext): boolean {
  const { mail } = context
  if (!/\beudoramail\.com$/i.test(address(mail, 'From'))) return false
  if (once(context, isWithoutWay)) return false
  const passed = /by \S*whowhere.com;/.test(flat(field(mail, 'Received')))
  return !(passed && holdsIp.test(field(mail, 'X-Sender-Ip')))
}
