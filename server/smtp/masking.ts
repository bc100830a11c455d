const secret = '••••'
const verbs = new Set(
  'HELO EHLO LHLO MAIL RCPT DATA RSET NOOP QUIT HELP VRFY EXPN STARTTLS AUTH BDAT'.split(' '),
)

/** The first word of a command, in upper case. */
export function verbOf(line: string): string {
  const words = line.trimStart()
  const blank = words.search(/\s/)
  return (blank < 0 ? words : words.slice(0, blank)).toUpperCase()
}

/**
 * Whether a client's line may hold a credential: it does while an AUTH exchange runs, and it may
 * when AUTH was refused but the client, which sends ahead, has not noticed yet.
 * @param exchange true while the server waits for the next line of an AUTH exchange
 * @param lastVerb the verb of the last command
 */
export function isCredential(verb: string, exchange: boolean, lastVerb: string): boolean {
  return exchange || (lastVerb === 'AUTH' && !verbs.has(verb))
}

/** A client's line for the transcript, without its secrets. */
export function masked(line: string, verb: string, credential: boolean): string {
  if (credential) return line.trim() === '*' ? '*' : secret
  if (verb !== 'AUTH') return line
  const [auth = '', method, ...rest] = line.trim().split(/\s+/)
  return [auth, ...(method === undefined ? [] : [method]), ...rest.map(() => secret)].join(' ')
}

/**
 * What a line of the client is, and how the transcript shows it.
 * @param exchange true while the server waits for the next line of an AUTH exchange
 */
export function heard(line: string, exchange: boolean, lastVerb: string) {
  const verb = verbOf(line)
  const credential = isCredential(verb, exchange, lastVerb)
  return { verb: credential ? lastVerb : verb, shown: masked(line, verb, credential) }
}
