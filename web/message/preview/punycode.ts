/** RFC 3492: what a host name with `xn--` in it looks like to people. */
const base = 36
const [tmin, tmax, skew, damp, firstBias, firstCode] = [1, 26, 38, 700, 72, 128]

/** The name in its own script; as it is where a label cannot be read. */
export function hostInScript(host: string): string {
  return host
    .split('.')
    .map((label) => (/^xn--/i.test(label) ? decode(label.slice(4)) || label : label))
    .join('.')
}

function decode(label: string): string | null {
  const cut = label.lastIndexOf('-')
  const out = [...(cut > 0 ? label.slice(0, cut) : '')]
  const digits = label.slice(cut + 1).toLowerCase()
  let [code, at, bias, index] = [firstCode, 0, firstBias, 0]
  while (index < digits.length) {
    const before = at
    let weight = 1
    for (let k = base; ; k += base) {
      const digit = valueOf(digits[index++])
      if (digit === null) return null
      at += digit * weight
      const threshold = Math.min(tmax, Math.max(tmin, k - bias))
      if (digit < threshold) break
      weight *= base - threshold
    }
    const length = out.length + 1
    bias = adapted(at - before, length, before === 0)
    code += Math.floor(at / length)
    at %= length
    if (code > 0x10ffff) return null
    out.splice(at++, 0, String.fromCodePoint(code))
  }
  return out.join('')
}

function valueOf(digit: string | undefined): number | null {
  if (digit === undefined || !/[a-z0-9]/.test(digit)) return null
  return digit >= 'a' ? digit.charCodeAt(0) - 97 : digit.charCodeAt(0) - 22
}

function adapted(delta: number, length: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? damp : 2))
  rest += Math.floor(rest / length)
  let k = 0
  for (; rest > ((base - tmin) * tmax) / 2; k += base) rest = Math.floor(rest / (base - tmin))
  return k + Math.floor(((base - tmin + 1) * rest) / (rest + skew))
}
