import { openDataFile, type DataFile } from '../open.ts'
import { keyOf, Secrets } from '../secrets.ts'
import type { SandboxEvent } from '../../../types.ts'
import type { OpenRequest } from '../wire.ts'
import { Adder } from './add.ts'
import { AnalysisRecorder } from './analysed.ts'
import { AnalysisQueue } from './analysis.ts'
import { Changer } from './change.ts'
import { Checkers } from './checkers.ts'
import { Deleter } from './delete.ts'
import { InboxWriter } from './inboxes.ts'
import { Purger } from './purge.ts'
import { RelayWriter } from './relays.ts'
import { ReleaseWriter } from './releases.ts'
import { Reports } from './reports.ts'
import { Retainer } from './retain.ts'
import { SearchWriter } from './searches.ts'
import { Sending } from './sending.ts'
import { Sessions } from './sessions.ts'
import { Stager } from './stage.ts'
import { Tallies } from './tally.ts'
import { Targets } from './targets.ts'
import { Threads } from './threads.ts'
import { Trimmer } from './trim.ts'
import { Writing } from './writing.ts'
import { ZoneWriter } from './zones.ts'

/** Everything the writer thread is made of. */
export interface Parts {
  file: DataFile
  key: Uint8Array
  writing: Writing
  adder: Adder
  sessions: Sessions
  changer: Changer
  deleter: Deleter
  inboxes: InboxWriter
  searches: SearchWriter
  zones: ZoneWriter
  relays: RelayWriter
  releases: ReleaseWriter
  sending: Sending
  trimmer: Trimmer
  checkers: Checkers
  reports: Reports
  stager: Stager
  retainer: Retainer
  analysis: AnalysisQueue
  /** Names of inboxes with new passwords, because the key of the old ones is lost. */
  remade: string[]
}

/**
 * Opens the data file and joins the parts. Background work takes turns in the order in which the
 * parts are made.
 * @throws SandboxError `conflict` or `storage`; nothing stays open then
 */
export function openParts(
  request: OpenRequest,
  hear: { publish(events: SandboxEvent[]): void; report(error: unknown): void },
): Parts {
  const file = openDataFile(request.path, request.at, request.maxPages)
  try {
    return join(file, request, hear)
  } catch (error) {
    file.close()
    throw error
  }
}

function join(file: DataFile, request: OpenRequest, hear: Parameters<typeof openParts>[1]): Parts {
  const { db, path, fresh } = file
  const { key, made } = keyOf(path)
  const secrets = new Secrets(db, key)
  const writing = new Writing({
    ...{ db, path, secrets, retention: request.retention, ...hear },
    full: () => file.room.cameToItsEnd(),
  })
  writing.clock.set(request.at)
  const targets = new Targets(writing)
  const threads = new Threads(writing)
  const checkers = new Checkers(writing)
  const reports = new Reports(writing, checkers)
  const recorder = new AnalysisRecorder(writing, threads, checkers)
  const analysis = new AnalysisQueue(writing, recorder, file.room)
  const deleter = new Deleter(writing, targets, threads)
  const searches = new SearchWriter(writing)
  const zones = new ZoneWriter(writing)
  const inboxes = new InboxWriter({ writing, targets, deleter, searches })
  const changer = new Changer({ writing, targets, inboxes: inboxes.rows, recorder, threads })
  const sessions = new Sessions(writing)
  const purger = new Purger({ writing, sessions, threads, reports })
  const stager = new Stager(writing, purger)
  const retainer = new Retainer({ writing, deleter, inboxes })
  const adder = new Adder(writing, sessions)
  const tallies = new Tallies(writing)
  const relays = new RelayWriter(writing)
  const releases = new ReleaseWriter(writing, tallies)
  const sending = new Sending(writing, tallies)
  const trimmer = new Trimmer(writing, tallies)
  const remade = writing.transact(() => {
    sessions.interrupt(request.at)
    sending.recover()
    return inboxes.start(fresh)
  })
  return {
    ...{ file, key, writing, adder, sessions, changer, deleter, inboxes, stager, retainer },
    ...{ searches, zones, checkers, reports, relays, releases, sending, trimmer },
    analysis,
    remade: made && !fresh ? remade : [],
  }
}
