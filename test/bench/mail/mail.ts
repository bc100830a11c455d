import { attachment, type Attachment } from './attachment.ts'
import { base64, encodedWord } from './encode.ts'
import { languages, type Language } from './languages.ts'
import { paragraphs, type Paragraph } from './paragraphs.ts'
import { recipient, sender, type Person } from './people.ts'
import { seeded, type Random } from './random.ts'

/** A message ready to be sent; no line of it begins with a dot. */
export interface Mail {
  from: string
  to: string[]
  subject: string
  raw: Buffer
}

/** Bytes of a message, about; `mix` draws from the sizes that applications send, 5 kB in the mean. */
export type MailSize = number | 'mix'

/** The paragraphs of all languages: the same for every seed, and dear to make. */
let shelf: { language: Language; texts: Paragraph[] }[] | undefined

/** What the envelope and the head say is the same in every run with the same seed and size. */
export function mailSource(seed: number, size: MailSize): () => Mail {
  const random = seeded(seed)
  shelf ??= languages.map((language) => ({ language, texts: paragraphs(language) }))
  const all = shelf
  let number = 0
  return () => {
    const { language, texts } = draw(all, random)
    return compose(random, { language, texts, size: sizeOf(size, random), number: number++ })
  }
}

function draw<T extends { language: Language }>(shelf: T[], random: Random): T {
  let wanted = random.next()
  const found = shelf.find(({ language }) => (wanted -= language.share) < 0) ?? shelf[0]
  if (!found) throw new Error('no languages')
  return found
}

const sizes = [800, 800, 3000, 3000, 3000, 3000, 6000, 6000, 15_000, 3000]

function sizeOf(size: MailSize, random: Random): number {
  if (size !== 'mix') return size
  return random.chance(0.02) ? 60_000 : random.pick(sizes)
}

interface Draft {
  language: Language
  texts: Paragraph[]
  size: number
  number: number
}

function compose(random: Random, draft: Draft): Mail {
  const from = sender(random)
  const to = Array.from({ length: random.chance(0.1) ? 3 : 1 }, () => recipient(random))
  const subject = subjectOf(random, draft)
  const head = headOf(random, { from, to, subject, number: draft.number })
  const added =
    draft.size > 20_000 || (draft.size > 1000 && random.chance(0.05))
      ? attachment(random, draft.size)
      : null
  const room = Math.min(draft.size - (added?.content.length ?? 0), 20_000) - head.length - 100
  const body = draft.size <= 1000 ? textOnly(random, draft, room) : both(random, draft, to, room)
  const raw = Buffer.from(head + (added ? mixed(body, added) : body))
  return { from: from.address, to: to.map(({ address }) => address), subject, raw }
}

function subjectOf(random: Random, { language, texts, number }: Draft): string {
  const topic = random.pick(language.subjects).replace('{n}', `A-${reference(random, number)}`)
  const words = random.pick(texts).text.split(/[\s.。]+/)
  return `${topic} ${words.slice(0, 1 + random.below(4)).join(language.space)}`.slice(0, 90)
}

/** A number that no other message has: rare words are part of real mail. */
function reference(random: Random, number: number): string {
  return `${number + 10_000}${random.below(10)}`
}

interface Head {
  from: Person
  to: Person[]
  subject: string
  number: number
}

const twoYears = 2 * 365 * 24 * 3_600_000
/** The newest Date field of all. */
const newest = Date.UTC(2026, 10, 1)
const tags = ['checkout', 'billing', 'newsletter', 'security', 'staging']

function headOf(random: Random, { from, to, subject, number }: Head): string {
  const date = new Date(newest - random.below(twoYears)).toUTCString().replace('GMT', '+0000')
  const lines = [
    `From: ${spelled(from)}`,
    `To: ${to.map(spelled).join(',\r\n ')}`,
    `Subject: ${encodedWord(subject)}`,
    `Date: ${date}`,
    `Message-ID: <${number}.${random.below(1e9)}@mailer.example.test>`,
    'MIME-Version: 1.0',
    `X-Mailer: ${random.pick(['Nodemailer', 'PHPMailer', 'ActionMailer', 'smtplib'])}`,
  ]
  if (random.chance(0.2)) lines.push(`X-Tags: ${tags[random.below(random.below(5) + 1)]}`)
  if (random.chance(0.1)) lines.push(`Cc: ${spelled(recipient(random))}`)
  if (random.chance(0.3)) lines.push('List-Unsubscribe: <https://example.test/unsubscribe>')
  return `${lines.join('\r\n')}\r\n`
}

function spelled({ name, address }: Person): string {
  return `${/^[\x20-\x7e]*$/.test(name) ? `"${name}"` : encodedWord(name)} <${address}>`
}

type Form = keyof Paragraph

function filled(random: Random, texts: Paragraph[], form: Form, room: number): string {
  let out = ''
  while (out.length < room) out += random.pick(texts)[form]
  return out
}

function textOnly(random: Random, { language, texts }: Draft, room: number): string {
  const head = 'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: '
  const text = `${filled(random, texts, 'text', room).slice(0, Math.max(room, 60)).trimEnd()}\r\n`
  if (language.id === 'ja') return `${head}base64\r\n\r\n${base64(Buffer.from(text))}\r\n`
  return `${head}8bit\r\n\r\n${text}`
}

const border = '=_part_0a1b2c3d'

/** Text and HTML that say the same (multipart/alternative, RFC 2046 §5.1.4). */
function both(random: Random, { language, texts, number }: Draft, to: Person[], room: number) {
  const quoted = language.id !== 'en' && random.chance(0.7)
  const said: Paragraph[] = []
  let length = 600
  while (length < room) {
    const one = random.pick(texts)
    said.push(one)
    // Bytes, not characters: other scripts take two or three.
    length += quoted ? one.quotedText.length + one.quotedHtml.length : bytes(one.text + one.html)
  }
  const hello = `${language.greeting} ${to[0]?.name ?? ''}, A-${reference(random, number)}`
  const encoding = `charset=utf-8\r\nContent-Transfer-Encoding: ${quoted ? 'quoted-printable' : '8bit'}`
  const text = said.map((one) => (quoted ? one.quotedText : one.text)).join('')
  const html = said.map((one) => (quoted ? one.quotedHtml : one.html)).join('')
  return [
    `Content-Type: multipart/alternative; boundary="${border}"\r\n`,
    `--${border}\r\nContent-Type: text/plain; ${encoding}\r\n\r\n${quoted ? '' : `${hello}\r\n\r\n`}${text}`,
    `--${border}\r\nContent-Type: text/html; ${encoding}\r\n\r\n<html><body><table>\r\n${html}</table></body></html>`,
    `--${border}--\r\n`,
  ].join('\r\n')
}

const bytes = (text: string) => Buffer.byteLength(text)

const outer = '=_mixed_4e5f6071'

function mixed(body: string, { type, name, content }: Attachment): string {
  return [
    `Content-Type: multipart/mixed; boundary="${outer}"\r\n`,
    `--${outer}\r\n${body}`,
    `--${outer}\r\nContent-Type: ${type}; name="${name}"\r\nContent-Transfer-Encoding: base64`,
    `Content-Disposition: attachment; filename="${name}"\r\n\r\n${content}`,
    `--${outer}--\r\n`,
  ].join('\r\n')
}
