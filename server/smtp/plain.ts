export type PlainVerb = 'MAIL' | 'RCPT' | 'DATA' | 'RSET' | 'NOOP'

const path = /^(?:MAIL FROM|RCPT TO):[\x20-\x7e]+$/i
const bare = /^(?:DATA|RSET|NOOP)$/i
const first: Record<string, PlainVerb> = {
  M: 'MAIL',
  R: 'RCPT',
}

/**
 * The verb of a command that is written as nearly every client writes it, in plain ASCII; null for
 * any other, which the library looks at.
 */
export function plainVerb(line: string): PlainVerb | null {
  if (path.test(line)) return first[line.charAt(0).toUpperCase()] ?? null
  if (!bare.test(line)) return null
  const verb = line.toUpperCase()
  return verb === 'DATA' || verb === 'RSET' || verb === 'NOOP' ? verb : null
}
