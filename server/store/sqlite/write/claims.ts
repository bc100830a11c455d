import type { Database, Statement } from 'better-sqlite3'
import type { ReleaseChanges } from '../../../types.ts'
import type { Claim, ClaimRequest } from '../../releases.ts'

/** A recipient that can be sent to now. */
export interface Due {
  n: number
  release: number
  address: string
  domain: string
  attempts: number
  state: 'queued' | 'deferred'
}

/**
 * Shares out what is due, release after release: each group is one transaction. Once there are
 * enough groups, those of the same release are still filled.
 */
export function shared(due: Iterable<Due>, request: ClaimRequest): Due[][] {
  const groups: Due[][] = []
  let open = new Map<string, Due[]>()
  let release = 0
  for (const one of due) {
    if (one.release !== release) open = new Map()
    release = one.release
    const key = request.byDomain ? one.domain : ''
    const group = open.get(key)
    if (group && group.length < request.recipientsEach) {
      group.push(one)
      continue
    }
    if (groups.length >= request.transactions) {
      // Others of its domains may still have room, unless it is done with.
      if (request.byDomain && open.size > 0) continue
      break
    }
    const fresh = [one]
    groups.push(fresh)
    open.set(key, fresh)
  }
  return groups
}

interface Claimed {
  id: string
  message_id: string
  inbox: string
  subject: string | null
  rule: string | null
  envelope_from: string
  changes: string
  delete_after: number
  size: number
  created_at: number
}

const prepared = new WeakMap<Database, Statement<[number], Claimed>>()

function statement(db: Database): Statement<[number], Claimed> {
  const known = prepared.get(db)
  if (known) return known
  const fresh = db.prepare<[number], Claimed>(
    `SELECT id, message_id, inbox, subject, rule, envelope_from, changes, delete_after, size,
       created_at FROM "release" WHERE n = ?`,
  )
  prepared.set(db, fresh)
  return fresh
}

export function claimOf(
  db: Database,
  taken: { id: string; release: number; group: Due[]; createdAt(at: number): string },
): Claim {
  const record = statement(db).get(taken.release)
  if (!record) throw new Error(`no release ${taken.release}`)
  return {
    attempt: taken.id,
    release: record.id,
    message: record.message_id,
    inbox: record.inbox,
    subject: record.subject,
    by: record.rule === null ? 'person' : 'rule',
    rule: record.rule,
    envelopeFrom: record.envelope_from,
    recipients: taken.group.map(({ address, attempts }) => ({ address, attempts })),
    // The store wrote this JSON itself.
    changes: JSON.parse(record.changes) as ReleaseChanges,
    deleteAfter: record.delete_after === 1,
    size: record.size,
    createdAt: taken.createdAt(record.created_at),
  }
}
