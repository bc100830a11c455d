import { mailSource, type Mail, type MailSize } from './mail.ts'

/** Which messages: the same description means the same bytes, in every process. */
export interface Pool {
  seed: number
  size: MailSize
  /** How many different ones. */
  distinct: number
}

let last: { key: string; mails: Mail[] } | undefined

/** The messages of a pool, made before the clock runs; the last pool is kept for the next round. */
export function mailsOf(pool: Pool): Mail[] {
  const key = JSON.stringify(pool)
  if (last?.key !== key) {
    const next = mailSource(pool.seed, pool.size)
    last = { key, mails: Array.from({ length: pool.distinct }, next) }
  }
  return last.mails
}
