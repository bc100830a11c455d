type Settings = ReadonlyMap<string, readonly string[]>

/** The words of all lines of a setting. */
export function words(settings: Settings, ...names: string[]): string[] {
  return names
    .flatMap((name) => settings.get(name) ?? [])
    .flatMap((line) => line.trim().split(/\s+/))
    .filter((word) => word !== '')
}

/** A number that is set; the last line counts. */
export function number(settings: Settings, name: string, usual: number): number {
  const value = Number(settings.get(name)?.at(-1) ?? NaN)
  return Number.isFinite(value) ? value : usual
}

/** What is kept of a setting for as long as the rules are the same ones. */
export function remembered<Value>(make: (settings: Settings) => Value) {
  const known = new WeakMap<Settings, Value>()
  return (settings: Settings): Value => {
    const value = known.get(settings) ?? make(settings)
    known.set(settings, value)
    return value
  }
}

/** `*@example.com`, `?` for one character: as a whole, whatever the case. */
export function pattern(glob: string): RegExp {
  const source = glob
    .toLowerCase()
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.')
  return new RegExp(`^${source}$`)
}

/** No address is longer (RFC 5321 §4.5.3.1), no subject of use. */
const maxLength = 320

/** Addresses that a list holds: plain ones are looked up, others tried one by one. */
export function addressList(globs: readonly string[]): (address: string) => boolean {
  const plain = new Set(
    globs.filter((glob) => !/[*?]/.test(glob)).map((glob) => glob.toLowerCase()),
  )
  const patterns = globs.filter((glob) => /[*?]/.test(glob)).map(pattern)
  return (address) => {
    const known = address.toLowerCase()
    return (
      known.length <= maxLength && (plain.has(known) || patterns.some((one) => one.test(known)))
    )
  }
}
