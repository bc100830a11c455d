import { exit, SendmailError } from './exit.ts'

export interface SendmailOptions {
  mode: 'message' | 'smtp'
  /** -t: recipients stand in the header too. */
  fromHeader: boolean
  /** -i: a line with only a dot is text, not the end. */
  dotIsText: boolean
  /** -f as given; undefined when it was not. */
  sender: string | undefined
  /** -F: name for a From field that must be added. */
  fullName: string | undefined
  dsn: { notify?: string; ret?: string; envid?: string }
  /** -au, -ap: credentials for AUTH. */
  user: string | undefined
  password: string | undefined
  recipients: string[]
}

/** Letters that take a value, in the same word or the next one. */
const withValue = new Set('abfFroOBCDhLNpRVX')
/** Letters that take a value in the same word only. */
const withTail = new Set('Adeq')
const alone = new Set('GimnstUv')

/** What sendmail's own options say, Postfix's and ssmtp's too; what has no meaning here is skipped. */
export function parseOptions(args: string[]): SendmailOptions {
  const options: SendmailOptions = {
    mode: 'message',
    fromHeader: false,
    dotIsText: false,
    sender: undefined,
    fullName: undefined,
    dsn: {},
    user: undefined,
    password: undefined,
    recipients: [],
  }
  const rest = [...args]
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--') {
      options.recipients.push(...rest)
      break
    }
    if (word.startsWith('-') && word !== '-') readWord(word, rest, options)
    else options.recipients.push(word)
  }
  return options
}

/** `-t`, `-ti`, `-faddress`, `-f address`. */
function readWord(word: string, rest: string[], options: SendmailOptions): void {
  for (let i = 1; i < word.length; i++) {
    const letter = word.charAt(i)
    if (alone.has(letter)) {
      apply(letter, '', options)
      continue
    }
    const tail = word.slice(i + 1)
    if (withTail.has(letter)) return apply(letter, tail, options)
    if (!withValue.has(letter)) throw usage(`-${letter} is not an option of sendmail`)
    const value = tail === '' ? rest.shift() : tail
    if (value === undefined) throw usage(`-${letter} needs a value`)
    return apply(
      letter,
      letter === 'a' && /^[upm]$/.test(value) ? value + (rest.shift() ?? '') : value,
      options,
    )
  }
}

function apply(letter: string, value: string, options: SendmailOptions): void {
  switch (letter) {
    case 't':
      options.fromHeader = true
      break
    case 'i':
      options.dotIsText = true
      break
    case 'o':
      if (value === 'i') options.dotIsText = true
      break
    case 'b':
      options.mode = modeOf(value)
      break
    case 'f':
    case 'r':
      options.sender = value
      break
    case 'F':
      options.fullName = value
      break
    case 'N':
      options.dsn.notify = value.toUpperCase()
      break
    case 'R':
      options.dsn.ret = value.toUpperCase()
      break
    case 'V':
      options.dsn.envid = value
      break
    case 'a':
      if (value.startsWith('u')) options.user = value.slice(1)
      if (value.startsWith('p')) options.password = value.slice(1)
  }
}

function modeOf(value: string): SendmailOptions['mode'] {
  if (value === 's') return 'smtp'
  if (value === 'm') return 'message'
  throw usage(`-b${value} is not possible here; -bm (a message) and -bs (SMTP) are`)
}

const usage = (text: string) => new SendmailError(exit.usage, text)
