import type { Address, Part } from '../../../types.ts'
import { wordsOf } from '../../../search/words.ts'
import type { Analysis, AnalysisResult, HeaderScan } from '../../store.ts'
import { facets, inboxFacet } from '../facets.ts'
import { headerJson, sentAt } from '../columns.ts'
import { messageRow, rowColumns, toFirst, type RowRecord } from '../rows.ts'
import type { Writing } from './writing.ts'

interface Before {
  inbox: number
  queued: number
  header: string
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
  readonly #failed
  readonly #dropParts
  readonly #part
  readonly #words

  constructor(writing: Writing) {
    const { db } = writing
    this.#writing = writing
    this.#find = db.prepare<[number], Before>(
      `SELECT inbox, queued, header, subject, from_name, from_address
       FROM message JOIN detail ON detail.message = n WHERE n = ?`,
    )
    this.#row = db.prepare<[number], RowRecord>(
      `SELECT ${rowColumns} FROM message m JOIN inbox i ON i.n = m.inbox
       WHERE m.n = ? AND m.hidden IS NULL`,
    )
    this.#analysed = db.prepare<(string | number | null)[]>(
      `UPDATE message SET state = 'analysed', queued = 0, attempts = 0, subject = ?, from_name = ?,
         from_address = ?, to_first = ?, sent_at = ?, snippet = ?, attachments = ?, html = ?,
         text_from = ?, complaint = ? WHERE n = ?`,
    )
    this.#header = db.prepare<[string, number]>('UPDATE detail SET header = ? WHERE message = ?')
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
      sentAt(header),
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
    const known = [inboxFacet(before.inbox)]
    if (analysis.attachments > 0) known.push(facets.attachment)
    if (analysis.html) known.push(facets.html)
    this.#words.run({ n, ...words, facet: known.join(' ') })
  }

  /** A message that cannot be analysed is still found by its header. */
  indexHeader(n: number): void {
    const before = this.#find.get(n)
    if (before) this.#indexHeader(n, before)
  }

  #indexHeader(n: number, before: Before) {
    // The store wrote this JSON itself.
    const { to, cc, bcc, replyTo } = JSON.parse(before.header) as HeaderScan
    const words = (text: string) => wordsOf(text).join(' ')
    const all = (list: Address[]) =>
      words(list.map(({ name, address }) => `${name} ${address}`).join(' '))
    this.#words.run({
      n,
      subject: words(before.subject ?? ''),
      from: words(`${before.from_name ?? ''} ${before.from_address ?? ''}`),
      to: all(to),
      cc: all(cc),
      bcc: all(bcc),
      replyTo: all(replyTo),
      text: '',
      name: '',
      header: '',
      facet: inboxFacet(before.inbox),
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
