type Settings = ReadonlyMap<string, readonly string[]>

/** Which domains there are, and how much of one its owner registered. */
export interface Domains {
  isValid(host: string): boolean
  /** `shop.example.co.uk` → `example.co.uk`; null for what is no domain. */
  registered(host: string): string | null
}

/** From `util_rb_tld`, `util_rb_2tld`, `util_rb_3tld`; without them any letters end a domain. */
export function domainsOf(settings: Settings): Domains {
  const known = (name: string) =>
    new Set((settings.get(name) ?? []).flatMap((line) => line.toLowerCase().split(/\s+/)))
  const [tlds, two, three] = ['util_rb_tld', 'util_rb_2tld', 'util_rb_3tld'].map(known)
  const isTld = (label: string) =>
    tlds && tlds.size > 0 ? tlds.has(label) : /^(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59})$/.test(label)
  const labelsOf = (host: string) => {
    const labels = host.toLowerCase().split('.')
    return labels.length >= 2 && labels.every((label) => /^[a-z0-9_\x80-\xff-]{1,63}$/.test(label))
      ? labels
      : null
  }
  return {
    isValid(host) {
      const labels = labelsOf(host)
      return labels !== null && isTld(labels.at(-1) ?? '')
    },
    registered(host) {
      const labels = labelsOf(host)
      if (!labels || !isTld(labels.at(-1) ?? '')) return null
      const end = (count: number) => labels.slice(-count).join('.')
      const suffix = three?.has(end(3)) ? 3 : two?.has(end(2)) ? 2 : 1
      return labels.length > suffix ? end(suffix + 1) : null
    },
  }
}
