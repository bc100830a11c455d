import type { EvalContext, EvalFunction } from '../eval.ts'
import { addressList, remembered, words } from './settings.ts'

/** Bounces of mail that our own servers sent. */
export const bounceFunctions: Record<string, EvalFunction> = {
  have_any_bounce_relays: ({ settings }) => names(settings).length > 0,
  check_welcomelist_bounce_relays: hasOwnRelay,
  check_whitelist_bounce_relays: hasOwnRelay,
}

function names(settings: EvalContext['settings']): string[] {
  return words(settings, 'welcomelist_bounce_relays', 'whitelist_bounce_relays')
}

const list = remembered((settings) => addressList(names(settings)))

function hasOwnRelay({ mail, settings }: EvalContext): boolean {
  if (names(settings).length === 0) return false
  const full = mail.full()
  const body = full.slice(full.indexOf('\n\n') + 1)
  const received = body.match(/^[> ]*Received:.{0,2000}(?:\n[ \t].{0,2000}){0,20}/gim) ?? []
  return received.some((field) => field.split(/\s+/).some((word) => list(settings)(word)))
}
