import { isHostname } from '../domains.ts'

/** The policy as senders read it (RFC 8461 §3.2); null where a field is absent or says nothing valid. */
export interface StsPolicy {
  version: string | null
  mode: string | null
  maxAge: string | null
  /** Patterns in lower case, in their order. */
  mx: string[]
  /** Lines that are no field. */
  strange: string[]
  /** Fields other than `mx` that come again; the first one counts. */
  repeated: string[]
}

/** Bounds of what is read of a hostile file. */
const most = { lines: 2000, mx: 200, strange: 5 }

export function parsePolicy(text: string): StsPolicy {
  const single = new Map<string, string>()
  const policy = { mx: [] as string[], strange: [] as string[], repeated: [] as string[] }
  for (const line of text.split(/\r?\n/, most.lines)) {
    if (/^[ \t]*$/.test(line)) continue
    const at = line.indexOf(':')
    const name = line.slice(0, Math.max(at, 0))
    const value = line.slice(at + 1).trim()
    if (!/^[a-z0-9][a-z0-9_.-]{0,31}$/i.test(name)) note(policy.strange, line)
    else if (name === 'mx' && policy.mx.length < most.mx) policy.mx.push(value.toLowerCase())
    else if (name !== 'mx' && single.has(name)) note(policy.repeated, name)
    else if (name !== 'mx') single.set(name, value)
  }
  const of = (name: string) => single.get(name) ?? null
  return { version: of('version'), mode: of('mode'), maxAge: of('max_age'), ...policy }
}

function note(lines: string[], line: string): void {
  if (lines.length < most.strange) lines.push(line.slice(0, 80))
}

/** A host name, or `*.` and one; of A-labels. */
export function isPattern(pattern: string): boolean {
  return isHostname(pattern.replace(/^\*\./, ''))
}

/** `*` stands for exactly one label, the leftmost (RFC 8461 §4.1). */
export function matches(pattern: string, host: string): boolean {
  const plain = host.toLowerCase().replace(/\.$/, '')
  if (!pattern.startsWith('*.')) return pattern === plain
  const dot = plain.indexOf('.')
  return dot > 0 && plain.slice(dot + 1) === pattern.slice(2)
}
