/**
 * Replies that mean something else than their first digit says, by preset: those that refuse for
 * good with a code for later.
 */
const permanent: Record<string, { code: number; unless: RegExp }[]> = {
  // Validation (unknown sender domain, bad addresses) is answered with 450; too much at once too.
  mailersend: [{ code: 450, unless: /rate|limit|too many|throttl|try (again )?later/i }],
}

export function isForGood(preset: string | null, code: number, text: string): boolean {
  const rules = (preset !== null && permanent[preset]) || []
  return rules.some((rule) => rule.code === code && !rule.unless.test(text))
}

/** And those that refuse for now with a code for good. */
const passing: Record<string, RegExp> = {
  // '550 5.4.5 Daily user sending limit exceeded'
  gmail: /^550 5\.4\.5 .*limit/i,
}

export function isBusy(preset: string | null, text: string): boolean {
  return preset !== null && (passing[preset]?.test(text) ?? false)
}
