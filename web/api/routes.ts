import type { Api as Served } from '../../server/api/index.ts'
import type { ReleaseApi } from './release.ts'

export type Api = Served & ReleaseApi

/** Which messages a bulk act is about. */
export type Which = { ids: string[] } | { inbox: string; q?: string; tz?: string; upTo?: number }
