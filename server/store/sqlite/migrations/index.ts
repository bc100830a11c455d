import type { Database } from 'better-sqlite3'
import { first } from './001-first.ts'
import { threads } from './002-threads.ts'
import { threadMembers } from './003-thread-members.ts'
import { checks } from './004-checks.ts'
import { zones } from './005-zones.ts'
import { releases } from './006-releases.ts'

export interface Migration {
  title: string
  up(db: Database): void
}

/** Append only: the number of a data file's version is how many of these it has seen. */
export const migrations: Migration[] = [first, threads, threadMembers, checks, zones, releases]
