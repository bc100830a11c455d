import { createHmac } from 'node:crypto'
import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { usualExtensions } from './relay.ts'
import type { AcceptedMail, Answer, RelayOptions, RelayScript } from './relay.ts'

interface Surroundings {
  options: RelayOptions
  number: number
  next(step: keyof RelayScript, argument: string): Answer
  secured(plain: Socket): TLSSocket
  said(line: string): void
  /** Bytes of a message whose end is still to come. */
  unended(bytes: number): void
  accept(mail: AcceptedMail): void
}

const crlf = Buffer.from('\r\n')
const ending = Buffer.from('\r\n.\r\n')

/** One connection of a test relay: as little SMTP as a script needs, every byte kept. */
export class RelayConnection {
  readonly #around: Surroundings
  #socket: Socket | null = null
  #buffer: Buffer = Buffer.alloc(0)
  #mode: 'command' | 'login' | 'data' | 'stopped' = 'command'
  #begun = false
  #secure = false
  #user: string | null = null
  #from: string | null = null
  #parameters: string[] = []
  #to: string[] = []
  /** Takes the next line of an AUTH exchange. */
  #login: ((line: string) => void) | null = null

  constructor(around: Surroundings) {
    this.#around = around
  }

  start(socket: Socket | TLSSocket): void {
    this.#listen(socket, this.#around.options.tls === 'implicit')
    this.#answer('greeting', '', '220 relay.test ESMTP')
  }

  #listen(socket: Socket, secure: boolean): void {
    this.#socket = socket
    this.#secure = secure
    socket.on('error', () => socket.destroy())
    socket.on('data', (chunk: Buffer) => this.#take(chunk))
  }

  #take(chunk: Buffer): void {
    if (this.#mode === 'stopped') return
    this.#buffer = this.#buffer.length === 0 ? chunk : Buffer.concat([this.#buffer, chunk])
    for (;;) {
      const before = this.#buffer.length
      if (this.#mode === 'data') this.#data()
      else this.#line()
      if (this.#buffer.length === before || this.#stopped()) return
    }
  }

  #stopped(): boolean {
    return this.#mode === 'stopped'
  }

  #line(): void {
    const end = this.#buffer.indexOf(crlf)
    if (end < 0) return
    const line = this.#buffer.toString('utf8', 0, end)
    this.#buffer = this.#buffer.subarray(end + 2)
    this.#around.said(line)
    if (this.#mode === 'login' && this.#login) return this.#login(line)
    this.#command(line)
  }

  #command(line: string): void {
    const verb = line.split(' ', 1)[0]?.toUpperCase() ?? ''
    switch (verb) {
      case 'EHLO':
        return void this.#answer('ehlo', line, this.#ehlo())
      case 'HELO':
        return this.#say('250 relay.test')
      case 'STARTTLS':
        return this.#starttls(line)
      case 'AUTH':
        return this.#auth(line)
      case 'MAIL':
        return this.#mail(line)
      case 'RCPT':
        return this.#rcpt(line)
      case 'DATA':
        return this.#dataCommand(line)
      case 'RSET':
        this.#reset()
        return void this.#answer('rset', line, '250 2.0.0 Ok')
      case 'QUIT':
        this.#say('221 2.0.0 Bye')
        this.#mode = 'stopped'
        return void this.#socket?.end()
      default:
        return this.#say('502 5.5.2 Unknown')
    }
  }

  #ehlo(): string {
    const { tls, login, extensions = usualExtensions } = this.#around.options
    const { auth = ['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2'] } = this.#around.options
    const keywords = [
      'relay.test',
      ...extensions,
      ...(tls === 'starttls' && !this.#secure ? ['STARTTLS'] : []),
      ...(login ? [`AUTH ${auth.join(' ')}`] : []),
    ]
    return keywords
      .map((word, i) => `250${i < keywords.length - 1 ? '-' : ' '}${word}`)
      .join('\r\n')
  }

  #starttls(line: string): void {
    const socket = this.#socket
    if (!socket) return
    if (this.#around.options.tls !== 'starttls') return this.#say('502 5.5.1 No TLS here')
    if (!this.#answer('starttls', line, '220 2.0.0 Ready')) return
    socket.removeAllListeners('data')
    this.#buffer = Buffer.alloc(0)
    this.#listen(this.#around.secured(socket), true)
  }

  #auth(line: string): void {
    const { login } = this.#around.options
    const scripted = this.#around.next('auth', line)
    if (scripted !== null) return void this.#act(scripted, '')
    if (!login) return this.#say('502 5.5.1 No AUTH here')
    const [, mechanism = '', initial] = line.split(' ')
    const text = (encoded: string) => Buffer.from(encoded, 'base64').toString()
    const done = (user: string, good: boolean) => {
      this.#mode = 'command'
      this.#login = null
      if (good && user === login.user) this.#user = user
      this.#say(this.#user ? '235 2.7.0 Welcome' : '535 5.7.8 Wrong user name or password')
    }
    const ask = (prompt: string, then: (line: string) => void) => {
      this.#mode = 'login'
      this.#login = then
      this.#say(`334 ${Buffer.from(prompt).toString('base64')}`)
    }
    switch (mechanism.toUpperCase()) {
      case 'PLAIN': {
        const [, user = '', password] = text(initial ?? '').split('\0')
        return done(user, password === login.password)
      }
      case 'LOGIN':
        return ask('Username:', (user) =>
          ask('Password:', (given) => done(text(user), text(given) === login.password)),
        )
      case 'CRAM-MD5': {
        const challenge = '<1896.697170952@relay.test>'
        const digest = createHmac('md5', login.password).update(challenge).digest('hex')
        return ask(challenge, (given) => {
          const [user = '', answer] = text(given).split(' ')
          done(user, answer === digest)
        })
      }
      case 'XOAUTH2': {
        const [user = '', bearer] = text(initial ?? '').split('\x01')
        const good = bearer === `auth=Bearer ${login.password}`
        if (good) return done(user.replace('user=', ''), true)
        return ask('{"status":"401"}', () => done('', false))
      }
      default:
        return this.#say('504 5.5.4 Unknown mechanism')
    }
  }

  #mail(line: string): void {
    if (this.#around.options.login && !this.#user) return this.#say('530 5.7.0 Log in first')
    if (!this.#answer('mail', line, '250 2.1.0 Ok')) return
    const [, from = '', rest = ''] = /^MAIL FROM:<(.*)>(.*)$/i.exec(line) ?? []
    this.#from = from
    this.#parameters = rest.trim() === '' ? [] : rest.trim().split(' ')
  }

  #rcpt(line: string): void {
    const [, address = ''] = /^RCPT TO:<(.*)>/i.exec(line) ?? []
    if (this.#from === null) return this.#say('503 5.5.1 MAIL first')
    if (this.#answer('rcpt', address, '250 2.1.5 Ok')) this.#to.push(address)
  }

  #dataCommand(line: string): void {
    if (this.#to.length === 0) return this.#say('503 5.5.1 No recipients')
    if (!this.#answer('data', line, '354 Go on')) return
    this.#mode = 'data'
    this.#begun = false
  }

  #data(): void {
    if (!this.#begun && this.#buffer.length > 0) {
      this.#begun = true
      const scripted = this.#around.next('body', '')
      if (scripted !== null && !this.#act(scripted, '')) return
    }
    const empty = this.#buffer.length >= 3 && this.#buffer.toString('latin1', 0, 3) === '.\r\n'
    const at = empty ? -2 : this.#buffer.indexOf(ending)
    if (at === -1) return this.#around.unended(this.#buffer.length)
    this.#around.unended(0)
    const bytes = unstuffed(this.#buffer.subarray(0, Math.max(0, at + 2)))
    this.#buffer = this.#buffer.subarray(at + ending.length)
    this.#mode = 'command'
    this.#end(bytes)
  }

  #end(bytes: Buffer): void {
    this.#around.said('.')
    const mail: AcceptedMail = {
      from: this.#from ?? '',
      to: this.#to,
      parameters: this.#parameters,
      bytes,
      tls: this.#secure,
      user: this.#user,
      connection: this.#around.number,
    }
    this.#reset()
    const refused = this.#around.next('end', mail.from)
    if (refused !== null && !/^2/.test(refused)) return void this.#act(refused, '')
    this.#around.accept(mail)
    const after = this.#around.next('accepted', mail.from)
    this.#act(after ?? refused, '250 2.0.0 Ok: queued')
  }

  #reset(): void {
    this.#from = null
    this.#to = []
    this.#parameters = []
  }

  /** Whether it was answered with 2xx or 3xx. */
  #answer(step: keyof RelayScript, argument: string, usual: string): boolean {
    return this.#act(this.#around.next(step, argument), usual)
  }

  #act(answer: Answer, usual: string): boolean {
    switch (answer) {
      case 'drop':
        this.#mode = 'stopped'
        this.#socket?.destroy()
        return false
      case 'hang':
        this.#mode = 'stopped'
        return false
      case 'drip':
        this.#drip(usual)
        return false
      case 'deaf':
        this.#say(usual)
        this.#socket?.pause()
        return true
      default: {
        const reply = answer ?? usual
        this.#say(reply)
        if (reply.startsWith('421')) {
          this.#mode = 'stopped'
          this.#socket?.end()
        }
        return /^[23]/.test(reply)
      }
    }
  }

  #drip(text: string): void {
    this.#mode = 'stopped'
    const socket = this.#socket
    let at = 0
    const timer = setInterval(() => socket?.write(text[at++ % text.length] ?? ' '), 20)
    socket?.on('close', () => clearInterval(timer))
  }

  #say(reply: string): void {
    if (this.#socket?.writable) this.#socket.write(`${reply}\r\n`)
  }
}

function unstuffed(bytes: Buffer): Buffer {
  if (!bytes.includes('\r\n.') && bytes[0] !== 0x2e) return bytes
  const text = bytes.toString('latin1')
  return Buffer.from(text.replace(/(^|\r\n)\./g, '$1'), 'latin1')
}
