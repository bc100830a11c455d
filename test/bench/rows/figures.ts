/** The middle of several rounds, and how far they were apart. */
export interface Rounds {
  median: number
  least: number
  most: number
  all: number[]
}

export function rounds(values: number[]): Rounds {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (place: number) => sorted[place] ?? 0
  const half = sorted.length / 2
  const median = sorted.length % 2 ? at(Math.floor(half)) : (at(half - 1) + at(half)) / 2
  return { median, least: at(0), most: at(sorted.length - 1), all: values }
}

export function times({ median, least, most, all }: Rounds): string {
  const range = all.length > 1 ? ` [${least.toFixed(2)}–${most.toFixed(2)}]` : ''
  return `${median.toFixed(2)} ×${range}`
}

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

export const perSecond = (value: number) => `${whole.format(value)}/s`
export const number = (value: number) => whole.format(value)
export const micros = (value: number) => `${whole.format(value)} µs`
export const megabytes = (bytes: number) => `${whole.format(bytes / 1e6)} MB`
export const millis = (ms: number) => `${ms < 10 ? ms.toFixed(1) : whole.format(ms)} ms`
