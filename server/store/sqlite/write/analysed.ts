import type { Address, Part } from '../../../types.ts'
import { wordsOf } from '../../../search/words.ts'
import type { Analysis, AnalysisResult, HeaderScan } from '../../store.ts'
import { facetsOf, type Held } from '../facets.ts'
import { headerJson, sentAt } from '../columns.ts'
import { messageRow, rowColumns, toFirst, type RowRecord } from '../rows.ts'
import { senderKey, sortKey } from '../sort-keys.ts'
import type { Checkers } from './checkers.ts'
import type { Threads } from './threads.ts'
import type { Writing } from './writing.ts'

/** The row as it was, and what else decides how it is found. */
interface Before extends RowRecord {
  place: number
  queued: number
  hidden: number | null
  sent_at: number | null
  header: string
  user: string | null
}

/** Writes what the analysis found: the row, its parts and its words, or why there is nothing. */
export class AnalysisRecorder {
  readonly #writing: Writing
  readonly #threads: Threads
  readonly #checkers: Checkers
  readonly #find
  readonly #analysed
  readonly #header
  readonly #sent
  readonly #order
  readonly #failed
  readonly #dropParts
  readonly #part
  readonly #words

  constructor(writing: Writing, threads: Threads, checkers: Checkers) {
    const { db } = writing
    this.#writing = writing
    this.#threads = threads
    this.#checkers = checkers
    this.#find = db.prepare<[number], Before>(
      `SELECT ${rowColumns}, m.inbox AS place, m.queued, m.hidden, m.sent_at, d.header,
         d.connection ->> 'user' AS user
       FROM message m JOIN detail d ON d.message = m.n JOIN inbox i ON i.n = m.inbox WHERE m.n = ?`,
    )
    // By position: a value that goes by its name is looked up in an object, each time.
    this.#analysed = db.prepare<(string | number | null)[]>(
      `UPDATE message SET state = 'analysed', queued = 0, attempts = 0, subject = ?, from_name = ?,
         from_address = ?, to_first = ?, snippet = ?, attachments = ?, html = ?, text_from = ?,
         complaint = ?, thread = coalesce(?, thread), unchecked = unchecked | ? WHERE n = ?`,
    )
    this.#header = db.prepare<[string, number]>('UPDATE detail SET header = ? WHERE message = ?')
    this.#sent = db.prepare<[number | null, number]>('UPDATE message SET sent_at = ? WHERE n = ?')
    this.#order = db.prepare<[number, string | null, string | null]>(
      'INSERT OR REPLACE INTO sorted (message, sender, subject) VALUES (?, ?, ?)',
    )
    this.#failed = db.prepare<[string, number, number]>(
      "UPDATE message SET state = 'failed', queued = 0, complaint = ?, unchecked = unchecked | ? WHERE n = ?",
    )
    this.#dropParts = db.prepare<[number]>('DELETE FROM part WHERE message = ?')
    this.#part = db.prepare<(string | number | null)[]>(
      `INSERT INTO part (message, i, path, type, charset, encoding, disposition, name, cid, role,
         header_start, body_start, body_end, size)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#words = db.prepare<(string | number)[]>(
      `INSERT OR REPLACE INTO words (rowid, subject, "from", "to", cc, bcc, reply_to, text, name,
         header, facet) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
  }

  record(result: AnalysisResult): void {
    const before = this.#find.get(result.n)
    if (!before || before.queued === 0) return
    const after =
      'analysis' in result
        ? this.#keep(result.n, before, result.analysis)
        : this.#fail(result.n, before, result.failure)
    if (before.hidden !== null) return
    const { outbox, counters, clock } = this.#writing
    const message = messageRow({ ...before, ...after })
    const inbox = counters.of(before.place)
    outbox.append(clock.now(), inbox, { type: 'message.analysed', message }, false)
  }

  #fail(n: number, before: Before, failure: string): Partial<RowRecord> {
    this.#failed.run(failure, this.#toCheck(before), n)
    this.#indexHeader(n, before)
    return { state: 'failed' }
  }

  #keep(n: number, before: Before, analysis: Analysis): Partial<RowRecord> {
    const { header, words, snippet, attachments } = analysis
    const { subject, from } = header
    const row = {
      ...{ subject, from_name: from?.name ?? null, from_address: from?.address ?? null },
      ...{ to_first: toFirst(header.to), snippet, attachments, html: analysis.html ? 1 : 0 },
    }
    this.#analysed.run(
      row.subject,
      row.from_name,
      row.from_address,
      row.to_first,
      snippet,
      attachments,
      row.html,
      analysis.text,
      analysis.complaint,
      this.#threads.concerns(before.place, header) ? 0 : null,
      this.#toCheck(before),
      n,
    )
    const json = headerJson(header)
    if (json !== before.header) this.#header.run(json, n)
    // Only what was analysed before has any.
    if (before.state !== 'waiting') this.#dropParts.run(n)
    for (const [i, part] of analysis.parts.entries()) this.#insertPart(n, i, part)
    // An index holds it, and it hardly ever changes.
    const sent = sentAt(header)
    if (sent !== before.sent_at) this.#sent.run(sent, n)
    this.#order.run(n, senderKey(from), sortKey(subject))
    this.#index(n, words, facet(before, header, analysis))
    return { ...row, state: 'analysed' }
  }

  /** What only moved to another inbox was checked before. */
  #toCheck({ state }: Before): number {
    return state === 'waiting' ? this.#checkers.bits : 0
  }

  /** A message that cannot be analysed is still found by its header. */
  indexHeader(n: number): void {
    const before = this.#find.get(n)
    if (before) this.#indexHeader(n, before)
  }

  #indexHeader(n: number, before: Before) {
    // The store wrote this JSON itself.
    const header = JSON.parse(before.header) as Omit<HeaderScan, 'subject' | 'from'>
    const { to, cc, bcc, replyTo } = header
    const { subject, from_name: name, from_address: address } = before
    const from = address === null ? null : { name: name ?? '', address }
    this.#order.run(n, senderKey(from), sortKey(subject))
    const words = (text: string) => wordsOf(text).join(' ')
    const all = (list: Address[]) =>
      words(list.map(({ name, address }) => `${name} ${address}`).join(' '))
    const known = {
      subject: words(subject ?? ''),
      from: words(`${name ?? ''} ${address ?? ''}`),
      to: all(to),
      cc: all(cc),
      bcc: all(bcc),
      replyTo: all(replyTo),
    }
    this.#index(n, { ...known, text: '', name: '', header: '' }, facet(before, header, null))
  }

  #index(n: number, words: Analysis['words'], facet: string) {
    this.#words.run(
      n,
      words.subject,
      words.from,
      words.to,
      words.cc,
      words.bcc,
      words.replyTo,
      words.text,
      words.name,
      words.header,
      facet,
    )
  }

  #insertPart(n: number, i: number, part: Part) {
    this.#part.run(
      n,
      i,
      part.path,
      part.type,
      part.charset,
      part.encoding,
      part.disposition,
      part.name,
      part.cid,
      part.role,
      part.headerStart,
      part.bodyStart,
      part.bodyEnd,
      part.size,
    )
  }
}

function facet(before: Before, { messageId }: Pick<HeaderScan, 'messageId'>, held: Held | null) {
  const { place: inbox, size, user } = before
  return facetsOf({ inbox, size, user, messageId }, held)
}
