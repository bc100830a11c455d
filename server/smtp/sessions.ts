import type { Log, Session } from '../types.ts'
import { Recorder, type Peer } from './session.ts'

/** How long ended sessions are gathered, so that many that end at once are one write. */
const gatherMs = 50
const newsMs = 1000
/** Open sessions saved at a time, each up to 80 kB of lines: more would hold up the mail. */
const mostNews = 100
/** More than this wait only when the store has stopped; the oldest are given up then. */
const maxWaiting = 10_000

export interface Sessions {
  /** Begins to put down a conversation. */
  record(peer: Peer): Recorder
  /** Saves what is left and stops. */
  close(): Promise<void>
}

/**
 * Saves sessions: ended ones in batches, open ones that have news once a second. Sessions must
 * never stand in the way of mail, so a failure to save is logged and goes no further.
 */
export function keepSessions(
  save: (sessions: Session[]) => Promise<void>,
  log: Log,
  now: () => number,
): Sessions {
  const open = new Set<Recorder>()
  let ended: Session[] = []
  let timer: NodeJS.Timeout | null = null
  let saving: Promise<void> | null = null

  async function write(sessions: Session[]) {
    try {
      await save(sessions)
    } catch (error) {
      log.error({ err: error, sessions: sessions.length }, 'SMTP sessions could not be saved')
    }
    saving = null
    gather()
  }

  function flush() {
    timer = null
    const sessions = ended
    ended = []
    if (sessions.length > 0) saving = write(sessions)
  }

  /** One save at a time: a slow store gets few large batches. */
  function gather() {
    if (ended.length > 0 && !saving) timer ??= setTimeout(flush, gatherMs)
  }

  function saveNews() {
    if (saving) return
    const changed = [...open].filter((recorder) => recorder.news).slice(0, mostNews)
    for (const recorder of changed) {
      recorder.news = false
      // Behind those that wait longer.
      open.delete(recorder)
      open.add(recorder)
    }
    if (changed.length > 0) saving = write(changed.map((recorder) => recorder.snapshot()))
  }
  const news = setInterval(saveNews, newsMs).unref()

  return {
    record(peer) {
      const recorder = new Recorder(peer, now, (session) => {
        open.delete(recorder)
        ended.push(session)
        if (ended.length > maxWaiting) ended.shift()
        gather()
      })
      open.add(recorder)
      return recorder
    },
    async close() {
      clearInterval(news)
      await saving
      if (timer) clearTimeout(timer)
      flush()
      await saving
    },
  }
}
