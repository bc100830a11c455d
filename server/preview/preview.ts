import type { EncodedText } from '../mime/body.ts'

/**
 * A body as it stands in the message. `header`, the bytes of the part's header, is wanted for
 * `format=flowed` text only.
 */
export type PreviewPart = EncodedText

export interface HtmlJob {
  parts: PreviewPart[]
  /** Content-ID (without brackets) → URL under which the part is served. */
  cids: Record<string, string>
}

export interface TextJob {
  parts: PreviewPart[]
}

/** Makes what people see of a message, in a thread of its own. */
export interface Preview {
  /** The HTML parts as one page, rewritten to be shown (`rewrite.ts`), in UTF-8. */
  html(job: HtmlJob): Promise<Uint8Array<ArrayBuffer>>
  /** The text of the parts; of HTML parts the text they show. */
  text(job: TextJob): Promise<string>
  /** The parts decoded, nothing changed. */
  source(job: TextJob): Promise<string>
  close(): Promise<void>
}
