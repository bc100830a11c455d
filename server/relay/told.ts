import type { Release, ReleaseRow, Text, TranscriptLine } from '../types.ts'
import { said } from '../wording.ts'

type Say = (text: Text) => string

/** A release in the language of who reads it: what relays said stays as it is. */
export function rowInWords<R extends ReleaseRow>(row: R, say: Say): R {
  return row.reason === null ? row : { ...row, reason: said(row.reason, say) }
}

export function releaseInWords(release: Release, say: Say): Release {
  return {
    ...rowInWords(release, say),
    list: release.list.map((one) => ({
      ...one,
      reply: one.reply === null ? null : said(one.reply, say),
    })),
    attempts: release.attempts.map((one) => ({
      ...one,
      transcript: inWords(one.transcript, say),
    })),
  }
}

export function inWords(lines: TranscriptLine[], say: Say): TranscriptLine[] {
  return lines.map((line) =>
    line.from === 'note' ? { ...line, text: said(line.text, say) } : line,
  )
}
