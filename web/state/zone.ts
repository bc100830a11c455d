/** Whose days a search means: those of this browser. */
export function zone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
