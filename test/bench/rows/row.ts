import type { Loader } from '../load/loader.ts'
import type { Options } from '../options.ts'
import type { Scale } from '../scale.ts'
import type { ProductOptions } from '../targets/product.ts'
import type { Target } from '../targets/target.ts'

/** One line of the table. */
export interface Row {
  /** The same in every run: 'burst', 'search-100k-list'. */
  id: string
  what: string
  /** What Mailproof did, with its unit. */
  ours: string
  /** What it is compared with; '' for nothing. */
  control: string
  /** The figure that is judged. */
  figure: string
  /** The budget, as a sentence; '' when there is none. */
  budget: string
  /** Null: no budget, or not measured. */
  holds: boolean | null
  /** Everything that was measured, for the JSON. */
  figures: Record<string, unknown>
}

/** What a measurement is given. */
export interface Bench {
  options: Options
  scale: Scale
  loader: Loader
  /** The built program that is measured. */
  product: ProductOptions
  /** Start the other catchers that were asked for. */
  peers: (() => Promise<Target>)[]
  /** Tells a person who waits. */
  say(text: string): void
}

/** A measurement of the bench: `rows/index.ts` lists them. */
export interface Measurement {
  /** For `--only`. */
  id: string
  run(bench: Bench): Promise<Result>
}

export interface Result {
  rows: Row[]
  details?: Detail[]
}

/** A table of its own below the main one. */
export interface Detail {
  title: string
  heads: string[]
  lines: string[][]
}
