import { burst } from './burst.ts'
import type { Measurement } from './row.ts'

/** LIST of measurements, in the order of the table. */
export const measurements: Measurement[] = [burst]
