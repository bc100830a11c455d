/** The contract of the preview thread; `rewrite.ts` says what is rewritten. */
export interface PreviewPart {
  /** The body as it stands in the message. */
  body: Uint8Array
  encoding: string
  charset: string | null
  type: string
}

export interface HtmlJob {
  parts: PreviewPart[]
  /** Content-ID (without brackets) → URL under which the part is served. */
  cids: Record<string, string>
}

export interface TextJob {
  parts: PreviewPart[]
}
