const units = new Map([
  ['', 1],
  ['b', 1],
  ['k', 1e3],
  ['kb', 1e3],
  ['kib', 1024],
  ['m', 1e6],
  ['mb', 1e6],
  ['mib', 1024 ** 2],
  ['g', 1e9],
  ['gb', 1e9],
  ['gib', 1024 ** 3],
])

/** `500`, `200k`, `1.5M`, `1,5 MB`: bytes, in decimal units unless they say KiB; null when it is no size. */
export function readSize(text: string): number | null {
  const [, count = '', unit = ''] =
    /^(\d{1,12}(?:[.,]\d{1,3})?)\s?([a-z]{0,3})$/i.exec(text.trim()) ?? []
  const bytes = units.get(unit.toLowerCase())
  if (count === '' || bytes === undefined) return null
  return Math.round(Number(count.replace(',', '.')) * bytes)
}
