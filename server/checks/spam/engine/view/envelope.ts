import type { Mail } from '../mail.ts'
import { addressed } from './fields.ts'

const kept = ['X-Envelope-From', 'Envelope-Sender', 'Return-Path'] as const

/**
 * Who sent a message whose envelope is not known: what the first relay was told, or the first field
 * in which a server kept it, unless one stands below a Received field: then it is of another
 * delivery. Undefined when nothing says it.
 */
export function guessedSender({ header, relays }: Pick<Mail, 'header' | 'relays'>) {
  const { untrusted, trusted } = relays()
  const told = (untrusted[0] ?? trusted.at(-1))?.envfrom
  if (told?.includes('@')) return told
  // Fetchmail takes the sender from where lists keep another one.
  const fetched = header('Received')?.includes('(fetchmail') === true
  if (fetched && header('X-Sender')?.includes('@') === true) return undefined
  const all = header('ALL') ?? ''
  const way = all.slice(Math.max(0, all.search(/^Received:/im)))
  const hasWay = /^Received:/i.test(way)
  for (const name of kept) {
    const value = header(name)?.split('\n')[0]
    if (value === undefined) continue
    const [address] = addressed([value], 'addr')
    if (address === undefined && !value.includes('<>')) continue
    if (!hasWay || !new RegExp(`^${name}:`, 'im').test(way)) return address ?? ''
    if (name === 'X-Envelope-From') return undefined
  }
  return undefined
}
