import { clientIp, dotted, readable, reverseName, type Ip } from './ip.ts'
import { expandMacros, type MacroString } from './macro.ts'
import { isDomain, mostNames, type Session } from './session.ts'

const mostPieces = 300

/** The name that a domain-spec stands for; null when it is none that could be asked for. */
export async function targetName(
  session: Session,
  domain: string,
  spec: MacroString | null,
): Promise<string | null> {
  // Pieces further left would be cut off again.
  const pieces = spec?.slice(-mostPieces)
  const name = pieces ? shortened(await expand(session, domain, pieces)) : domain
  const plain = (name.endsWith('.') ? name.slice(0, -1) : name).toLowerCase()
  return isDomain(plain) ? plain : null
}

/** Values of RFC 7208 §7.2. */
export function expand(session: Session, domain: string, pieces: MacroString): Promise<string> {
  const { ip, sender, helo } = session
  const values: Record<string, () => string | Promise<string>> = {
    s: () => `${sender.local}@${sender.domain}`,
    l: () => sender.local,
    o: () => sender.domain,
    d: () => domain,
    i: () => dotted(ip),
    p: () => preferredName(session, domain),
    v: () => (ip.family === 4 ? 'in-addr' : 'ip6'),
    h: () => helo,
    c: () => readable(ip),
    r: () => 'unknown',
    t: () => String(session.at),
  }
  return expandMacros(pieces, (letter) => values[letter]?.() ?? '')
}

/** Labels go from the left until it fits into 253 characters (RFC 7208 §7.3). */
function shortened(name: string): string {
  if (name.length <= 253) return name
  const dot = name.indexOf('.', name.length - 254)
  return dot < 0 ? name : name.slice(dot + 1)
}

/** `%{p}`: the domain itself, a name below it, or any; 'unknown' without one. */
async function preferredName(session: Session, domain: string): Promise<string> {
  const names = await validatedNames(session)
  const own = domain.toLowerCase()
  const below = names.find((name) => name.endsWith(`.${own}`))
  return names.find((name) => name === own) ?? below ?? names[0] ?? 'unknown'
}

/**
 * Names of the address that lead back to it (RFC 7208 §5.5), lower case; of at most ten. A failing
 * server validates nothing.
 */
export function validatedNames(session: Session): Promise<string[]> {
  session.names ??= validate(session)
  return session.names
}

async function validate({ ip, ask }: Session): Promise<string[]> {
  const { records } = await ask(reverseName(ip), 'PTR')
  const names: string[] = []
  for (const name of records.slice(0, mostNames).map((record) => record.toLowerCase())) {
    const answer = await ask(name, addressType(ip))
    if (answer.records.some((record) => sameIp(record, ip))) names.push(name)
  }
  return names
}

export const addressType = ({ family }: Ip) => (family === 4 ? 'A' : 'AAAA')

function sameIp(text: string, ip: Ip): boolean {
  const other = clientIp(text)
  return other?.family === ip.family && other.value === ip.value
}
