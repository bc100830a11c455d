import type {
  DryRun,
  ForwardRule,
  ForwardRuleChange,
  ForwardRuleList,
  MessageRow,
  NewForwardRule,
  NewRelay,
  Relay,
  RelayChange,
  RelayList,
  RelayPreset,
  RelayTest,
  Release,
  ReleaseAct,
  Released,
  ReleasePage,
  ReleasePolicy,
  ReleasePreview,
  ReleaseProblem,
  ReleaseRequest,
  ReleaseTotals,
} from '../../server/types.ts'
import type { Which } from './routes.ts'

interface Query {
  states?: string | undefined
  relay?: string | undefined
  message?: string | undefined
  batch?: string | undefined
  rule?: string | undefined
  domain?: string | undefined
}
type One<Name extends string> = { path: Record<Name, string> }

/** Until the routes are there: what the server will promise. */
export interface ReleaseApi {
  'GET /api/relays': { answer: RelayList }
  'GET /api/relays/presets': { answer: { presets: RelayPreset[] } }
  'POST /api/relays': { body: NewRelay; answer: Relay }
  'PATCH /api/relays/{relay}': One<'relay'> & { body: RelayChange; answer: Relay }
  'DELETE /api/relays/{relay}': One<'relay'> & { answer: undefined }
  'POST /api/relays/{relay}/test': One<'relay'> & { answer: RelayTest }
  'POST /api/relays/test': { body: NewRelay; answer: RelayTest }
  'GET /api/release-policy': { answer: ReleasePolicy }
  'PUT /api/release-policy': { body: ReleasePolicy; answer: ReleasePolicy }
  'POST /api/messages/{id}/release/preview': One<'id'> & {
    body: ReleaseRequest
    answer: ReleasePreview
  }
  'POST /api/messages/{id}/release/dry-run': One<'id'> & { body: ReleaseRequest; answer: DryRun }
  'POST /api/messages/{id}/release': One<'id'> & { body: ReleaseRequest; answer: Released }
  'POST /api/messages/release': { body: Which & ReleaseRequest; answer: Released }
  'POST /api/messages/release/preview': {
    body: Which & ReleaseRequest
    answer: {
      messages: number
      recipients: number
      domains: number
      mustConfirm: boolean
      problems: ReleaseProblem[]
    }
  }
  'GET /api/releases': {
    query?: Query & { limit?: number; cursor?: string | undefined }
    answer: ReleasePage
  }
  'GET /api/releases/totals': { query?: { since?: string; steps?: number }; answer: ReleaseTotals }
  'GET /api/releases/{release}': One<'release'> & { answer: Release }
  'POST /api/releases/act': {
    body: { act: ReleaseAct } & ({ ids: string[] } | Query)
    answer: { changed: number }
  }
  'GET /api/forward-rules': { answer: ForwardRuleList }
  'POST /api/forward-rules': { body: NewForwardRule; answer: ForwardRule }
  'PATCH /api/forward-rules/{rule}': One<'rule'> & { body: ForwardRuleChange; answer: ForwardRule }
  'DELETE /api/forward-rules/{rule}': One<'rule'> & { answer: undefined }
  'POST /api/forward-rules/test': {
    body: { q: string; inbox: string | null }
    answer: { looked: number; matched: number; messages: MessageRow[] }
  }
}
