import type { Api } from '../../server/api/index.ts'

export type { Api }

/** Which messages a bulk act is about. */
export type Which = { ids: string[] } | { inbox: string; q?: string; tz?: string; upTo?: number }
