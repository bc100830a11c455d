import { createHash } from 'node:crypto'
import type { Random } from '../bench/mail/random.ts'

/** One message of the load, with what is remembered of it. */
export interface Letter {
  // Words end in a letter that no other has: a search takes the last word for a beginning.
  /** Unique; `s` before it is a word of the subject, `b` before it one of the body. */
  word: string
  /** Common to what is sent between two kills; stands in subject and body in the same way. */
  wave: string
  /** The connection, or whatever sends one after the other; and the place in it. */
  stream: string
  place: number
  to: string
  size: number
  hash: string
}

const words = 'letter parcel stamp postman window river bridge morning paper answer'.split(' ')

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** A message from half a kilobyte to five megabytes, most of them small, as mail is. */
export function compose(
  random: Random,
  about: Omit<Letter, 'size' | 'hash'>,
): { letter: Letter; bytes: Buffer } {
  const large = random.chance(0.03)
  const size = large
    ? 1_200_000 + random.below(3_800_000)
    : Math.floor(512 * Math.pow(200, random.next()))
  const text = about.wave + ' ' + about.word
  const head = [
    'From: Crash <crash@sender.test>',
    `To: <${about.to}>`,
    `Subject: Mail ${marked('s', text)}`,
    `Message-ID: <${about.word}@sender.test>`,
    'MIME-Version: 1.0',
  ]
  const body = `Here is ${marked('b', text)}.\r\n.a dot\r\n..two dots\r\n`
  const lines = large ? attached(random, body, size) : plain(random, body, size)
  const bytes = Buffer.from([...head, ...lines].join('\r\n') + '\r\n', 'latin1')
  return { letter: { ...about, size: bytes.length, hash: hashOf(bytes) }, bytes }
}

function marked(mark: string, text: string): string {
  return text
    .split(' ')
    .map((word) => mark + word)
    .join(' ')
}

function plain(random: Random, body: string, size: number): string[] {
  const lines = ['Content-Type: text/plain', '', body]
  for (let length = body.length + 250; length < size; length += 60) {
    lines.push(Array.from({ length: 9 }, () => random.pick(words)).join(' '))
  }
  return lines
}

function attached(random: Random, body: string, size: number): string[] {
  const bytes = Buffer.alloc(Math.floor(size * 0.73))
  for (let at = 0; at + 4 <= bytes.length; at += 4) bytes.writeUInt32LE(random.below(2 ** 32), at)
  return [
    ...['Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/plain', ''],
    ...[body, '--b', 'Content-Type: application/octet-stream; name=data.bin'],
    ...['Content-Disposition: attachment', 'Content-Transfer-Encoding: base64', ''],
    ...(bytes.toString('base64').match(/.{1,76}/g) ?? []),
    '--b--',
  ]
}
