import { burst } from './burst.ts'
import { checks } from './checks.ts'
import { each } from './each.ts'
import { ui } from './interface/interface.ts'
import { live } from './live.ts'
import { matrix } from './matrix.ts'
import { memory } from './memory.ts'
import type { Measurement } from './row.ts'
import { release } from './release.ts'
import { search } from './search/search.ts'
import { sustained } from './sustained.ts'

/** LIST of measurements, in the order of the table. */
export const measurements: Measurement[] = [
  burst,
  each,
  sustained,
  search,
  live,
  checks,
  release,
  memory,
  matrix,
  ui,
]
