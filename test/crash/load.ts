import { seeded, type Random } from '../bench/mail/random.ts'
import { act } from './acts.ts'
import { Fault, must } from './fault.ts'
import { json } from './http.ts'
import type { Ledger } from './ledger.ts'
import { compose, type Letter } from './mail.ts'
import type { Program } from './program.ts'
import { Wire } from './smtp.ts'

export interface Scene {
  program: Program
  ledger: Ledger
  seed: number
  wave: string
  /** Messages at most, so that a slow machine is not buried. */
  most: number
  /** Address and inbox of a rule. */
  second: { address: string; inbox: string }
  /** Messages go by themselves: what is done with them is kept simple. */
  retention: boolean
}

export interface Load {
  /** From now on whatever ends is the kill's doing. */
  killed(): void
  /** Resolves when every sender has come to its end; rejects with the first Fault. */
  ended: Promise<void>
}

/** Sends from several sides at once, until the server is gone or all is sent. */
export function startLoad(scene: Scene): Load {
  let over = false
  const post = new Post(scene)
  const streams = [
    ...[1, 2].map((i) => pooled(`pool${i}`, post)),
    ...[1, 2].map((i) => pipelined(`pipe${i}`, post)),
    ...[1, 2].map((i) => single(`each${i}`, post)),
    posted('http', post),
    act(scene, () => over || post.left === 0),
  ]
  const survive = async (stream: Promise<void>) => {
    try {
      await stream
    } catch (error) {
      if (error instanceof Fault || !over) throw error
    }
  }
  const ended = Promise.all(streams.map(survive)).then(() => undefined)
  // Whoever waits for it later still hears of it.
  ended.catch(() => undefined)
  return { killed: () => (over = true), ended }
}

/** Makes the messages, and writes down what becomes of them. */
class Post {
  readonly scene: Scene
  left: number
  #made = 0
  readonly #places = new Map<string, { random: Random; place: number }>()

  constructor(scene: Scene) {
    this.scene = scene
    this.left = scene.most
  }

  next(stream: string): { letter: Letter; bytes: Buffer } | null {
    if (this.left === 0) return null
    this.left--
    const { seed, wave, second, ledger } = this.scene
    const known = this.#places.get(stream) ?? { random: seeded(seed + spread(stream)), place: 0 }
    this.#places.set(stream, known)
    const toSecond = known.random.chance(0.3)
    const made = compose(known.random, {
      word: `x${wave}n${this.#made++}e`,
      wave,
      stream: `${wave}/${stream}`,
      place: known.place++,
      to: toSecond ? second.address : 'first@crash.test',
    })
    ledger.sending(made.letter, toSecond ? second.inbox : ledger.home)
    return made
  }

  answered({ word }: Letter, { code, text }: { code: number; text: string }) {
    const id = /queued as (\S+)/.exec(text)?.[1]
    must(code === 250 && id !== undefined, () => `a message was refused: ${code} ${text}`)
    this.scene.ledger.acknowledged(word, id)
  }
}

function spread(stream: string): number {
  return [...stream].reduce((sum, char) => sum * 31 + char.charCodeAt(0), 7) % 100_000
}

/** One connection for all, each reply awaited. */
async function pooled(stream: string, post: Post): Promise<void> {
  const wire = await Wire.open(post.scene.program.smtpPort)
  for (let mail = post.next(stream); mail; mail = post.next(stream)) await send(wire, mail, post)
  wire.close()
}

/** A connection for each. */
async function single(stream: string, post: Post): Promise<void> {
  for (let mail = post.next(stream); mail; mail = post.next(stream)) {
    const wire = await Wire.open(post.scene.program.smtpPort)
    await send(wire, mail, post)
    wire.close()
  }
}

async function send(wire: Wire, { letter, bytes }: { letter: Letter; bytes: Buffer }, post: Post) {
  for (const line of opening(letter)) {
    wire.say(line)
    await wire.reply()
  }
  wire.data(bytes)
  post.answered(letter, await wire.reply())
}

/** The commands of a message in one packet, behind the text of the one before (RFC 2920). */
async function pipelined(stream: string, post: Post): Promise<void> {
  const wire = await Wire.open(post.scene.program.smtpPort)
  let before: Letter | null = null
  for (let mail = post.next(stream); ; mail = post.next(stream)) {
    if (mail) wire.say(...opening(mail.letter))
    if (before) post.answered(before, await wire.reply())
    if (!mail) break
    for (let replies = 0; replies < 3; replies++) await wire.reply()
    wire.data(mail.bytes)
    before = mail.letter
  }
  wire.close()
}

const opening = ({ to }: Letter) => ['MAIL FROM:<crash@sender.test>', `RCPT TO:<${to}>`, 'DATA']

async function posted(stream: string, post: Post): Promise<void> {
  const { program, ledger } = post.scene
  for (let mail = post.next(stream); mail; mail = post.next(stream)) {
    const { letter, bytes } = mail
    const url = `${program.url}/api/messages?to=${encodeURIComponent(letter.to)}`
    const { id } = await json<{ id: string }>(url, 'POST', { mail: bytes })
    ledger.acknowledged(letter.word, id)
  }
}
