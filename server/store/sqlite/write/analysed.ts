import type { Address, Part } from '../../../types.ts'
import { wordsOf } from '../../../search/words.ts'
import type { Analysis, AnalysisResult, HeaderScan } from '../../store.ts'
import { facetsOf, type Held } from '../facets.ts'
import { headerJson, sentAt } from '../columns.ts'
import { messageRow, rowColumns, toFirst, type RowRecord } from '../rows.ts'
import { senderKey, sortKey } from '../sort-keys.ts'
import type { Writing } from './writing.ts'

interface Before {
  inbox: number
  queued: number
  size: number
  sent_at: number | null
  header: string
  user: string | null
  subject: string | null
  from_name: string | null
  from_address: string | null
}

/** Writes what the analysis found: the row, its parts and its words, or why there is nothing. */
export class AnalysisRecorder {
  readonly #writing: Writing
  readonly #find
  readonly #row
  readonly #analysed
  readonly #header
  readonly #sent
  readonly #order
  readonly #failed
  readonly #dropParts
  readonly #part
  readonly #words

  constructor(writing: Writing) {
    const { db } = writing
    this.#writing = writing
    this.#find = db.prepare<[number], Before>(
      `SELECT inbox, queued, size, sent_at, header, connection ->> 'user' AS user, subject, from_name,
         from_address
       FROM message JOIN detail ON detail.message = n WHERE n = ?`,
    )
    this.#row = db.prepare<[number], RowRecord>(
      `SELECT ${rowColumns} FROM message m JOIN inbox i ON i.n = m.inbox
       WHERE m.n = ? AND m.hidden IS NULL`,
    )
    this.#analysed = db.prepare<(string | number | null)[]>(
      `UPDATE message SET state = 'analysed', queued = 0, attempts = 0, subject = ?, from_name = ?,
         from_address = ?, to_first = ?, snippet = ?, attachments = ?, html = ?,
         text_from = ?, complaint = ? WHERE n = ?`,
    )
    this.#header = db.prepare<[string, number]>('UPDATE detail SET header = ? WHERE message = ?')
    this.#sent = db.prepare<[number | null, number]>('UPDATE message SET sent_at = ? WHERE n = ?')
    this.#order = db.prepare<[number, string | null, string | null]>(
      'INSERT OR REPLACE INTO sorted (message, sender, subject) VALUES (?, ?, ?)',
    )
    this.#failed = db.prepare<[string, number]>(
      "UPDATE message SET state = 'failed', queued = 0, complaint = ? WHERE n = ?",
    )
    this.#dropParts = db.prepare<[number]>('DELETE FROM part WHERE message = ?')
    this.#part = db.prepare<(string | number | null)[]>(
      `INSERT INTO part (message, i, path, type, charset, encoding, disposition, name, cid, role,
         header_start, body_start, body_end, size)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#words = db.prepare<Analysis['words'] & { n: number; facet: string }>(
      `INSERT OR REPLACE INTO words (rowid, subject, "from", "to", cc, bcc, reply_to, text, name,
         header, facet)
       VALUES (@n, @subject, @from, @to, @cc, @bcc, @replyTo, @text, @name, @header, @facet)`,
    )
  }

  record(result: AnalysisResult): void {
    const before = this.#find.get(result.n)
    if (!before || before.queued === 0) return
    if ('analysis' in result) this.#keep(result.n, before, result.analysis)
    else {
      this.#failed.run(result.failure, result.n)
      this.#indexHeader(result.n, before)
    }
    const row = this.#row.get(result.n)
    if (!row) return
    const { outbox, counters, clock } = this.#writing
    const inbox = counters.of(before.inbox)
    outbox.append(clock.now(), inbox, { type: 'message.analysed', message: messageRow(row) }, false)
  }

  #keep(n: number, before: Before, analysis: Analysis) {
    const { header, words } = analysis
    this.#analysed.run(
      header.subject,
      header.from?.name ?? null,
      header.from?.address ?? null,
      toFirst(header.to),
      analysis.snippet,
      analysis.attachments,
      analysis.html ? 1 : 0,
      analysis.text,
      analysis.complaint,
      n,
    )
    this.#header.run(headerJson(header), n)
    this.#dropParts.run(n)
    for (const [i, part] of analysis.parts.entries()) this.#insertPart(n, i, part)
    // An index holds it, and it hardly ever changes.
    const sent = sentAt(header)
    if (sent !== before.sent_at) this.#sent.run(sent, n)
    this.#order.run(n, senderKey(header.from), sortKey(header.subject))
    this.#words.run({ n, ...words, facet: facet(before, header, analysis) })
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
    this.#words.run({
      n,
      subject: words(subject ?? ''),
      from: words(`${name ?? ''} ${address ?? ''}`),
      to: all(to),
      cc: all(cc),
      bcc: all(bcc),
      replyTo: all(replyTo),
      text: '',
      name: '',
      header: '',
      facet: facet(before, header, null),
    })
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
  return facetsOf({ ...before, messageId }, held)
}
