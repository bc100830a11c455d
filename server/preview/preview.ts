import type { EncodedText } from '../mime/body.ts'
import type { Remote, RemoteJob } from './remote.ts'

/**
 * A body as it stands in the message. `header`, the bytes of the part's header, is wanted for
 * `format=flowed` text only.
 */
export type PreviewPart = EncodedText

export interface HtmlJob {
  parts: PreviewPart[]
  /** Content-ID (without brackets) → URL under which the part is served. */
  cids: Record<string, string>
  /** Where the user asked for remote content: how it is led to us. */
  remote?: RemoteJob | undefined
}

export interface TextJob {
  parts: PreviewPart[]
}

/** A style sheet that was fetched for a message. */
export interface StyleJob {
  css: Uint8Array
  charset: string | null
  /** Where it came from at last. */
  url: string
  /** How many style sheets stand between it and the message. */
  depth: number
  remote: RemoteJob
}

/** Makes what people see of a message, in a thread of its own. */
export interface Preview {
  /** The HTML parts as one page, rewritten to be shown (`rewrite.ts`), in UTF-8. */
  html(job: HtmlJob): Promise<Uint8Array<ArrayBuffer>>
  /** The style sheet with its own references led to us, in UTF-8. */
  style(job: StyleJob): Promise<Uint8Array<ArrayBuffer>>
  /** The text of the parts; of HTML parts the text they show. */
  text(job: TextJob): Promise<string>
  /** The parts decoded, nothing changed. */
  source(job: TextJob): Promise<string>
  readonly remote: Remote
  close(): Promise<void>
}
