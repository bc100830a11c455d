import type { Mail } from '../mail.ts'
import { addressed } from './fields.ts'

/**
 * Who sent a message whose envelope is not known: what the first relay was told, or the field in
 * which a server kept it, unless it was on its way since. Undefined when nothing says it.
 */
export function guessedSender({ header, relays }: Pick<Mail, 'header' | 'relays'>) {
  const { untrusted, trusted } = relays()
  const told = (untrusted[0] ?? trusted.at(-1))?.envfrom
  if (told?.includes('@')) return told
  const all = header('ALL') ?? ''
  for (const name of ['X-Envelope-From', 'Envelope-Sender', 'Return-Path']) {
    const value = header(name, 'raw')
    if (value === undefined) continue
    const [address] = addressed([value], 'addr')
    if (address === undefined && !value.includes('<>')) continue
    const before = all.slice(0, all.search(new RegExp(`^${name}:`, 'im')))
    if (!/^Received:/im.test(before)) return address ?? ''
    if (name === 'X-Envelope-From') return undefined
  }
  return undefined
}
