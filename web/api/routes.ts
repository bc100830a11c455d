import type {
  Changed,
  Deleted,
  HeaderList,
  Inbox,
  InboxChange,
  InboxList,
  Info,
  Message,
  MessageChange,
  MessagePage,
  NewInbox,
  Part,
  Session,
  SessionOutcome,
  SessionPage,
  TagCount,
} from '../../server/types.ts'

interface ById {
  path: { id: string }
}

interface ByInbox {
  path: { inbox: string }
}

export interface Search {
  inbox?: string | undefined
  q?: string | undefined
}

export interface ListParams extends Search {
  sort?: 'newest' | 'oldest' | undefined
  limit?: number | undefined
  cursor?: string | undefined
  offset?: number | undefined
  around?: string | undefined
  fresh?: boolean | undefined
}

/** Which messages a bulk act is about. */
export type Which = { ids: string[] } | { inbox: string; q?: string; upTo?: number }

/** What the UI calls, by method and path. */
export interface Api {
  'GET /api/info': { answer: Info }
  'GET /api/inboxes': { answer: InboxList }
  'POST /api/inboxes': { body: NewInbox; answer: Inbox }
  'PATCH /api/inboxes/{inbox}': ByInbox & { body: InboxChange; answer: Inbox }
  'DELETE /api/inboxes/{inbox}': ByInbox & { answer: undefined }
  'GET /api/messages': { query: ListParams; answer: MessagePage }
  'PATCH /api/messages': { body: Which & { change: MessageChange }; answer: Changed }
  'DELETE /api/messages': { body: Which; answer: Deleted }
  'POST /api/undo': { body: { undo: string }; answer: Changed }
  'GET /api/messages/{id}': ById & { query?: Search; answer: Message }
  'PATCH /api/messages/{id}': ById & { body: MessageChange; answer: Message }
  'DELETE /api/messages/{id}': ById & { answer: Deleted }
  'GET /api/messages/{id}/raw': ById & { query?: { download?: boolean }; answer: string }
  'GET /api/messages/{id}/html': ById & { query?: { source?: boolean }; answer: string }
  'GET /api/messages/{id}/text': ById & { answer: string }
  'GET /api/messages/{id}/headers': ById & { answer: HeaderList }
  'GET /api/messages/{id}/parts': ById & { answer: { parts: Part[] } }
  'GET /api/messages/{id}/parts/{path}': {
    path: { id: string; path: string }
    query?: { download?: boolean; raw?: boolean }
    answer: string
  }
  'GET /api/messages/{id}/session': ById & { answer: Session }
  'GET /api/sessions': {
    query: { limit?: number; cursor?: string | undefined; outcome?: SessionOutcome | undefined }
    answer: SessionPage
  }
  'GET /api/sessions/{session}': { path: { session: string }; answer: Session }
  'GET /api/tags': { query: { inbox?: string | undefined }; answer: { tags: TagCount[] } }
  'POST /api/samples': { body: { sample?: string; inbox?: string }; answer: { sent: true } }
}
