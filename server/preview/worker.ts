import { readText } from '../mime/body.ts'
import { htmlToText } from '../mime/html.ts'
import { serveThread, Transferred } from '../thread.ts'
import type { HtmlJob, TextJob } from './preview.ts'
import { rewrite } from './rewrite.ts'

/** A Type, not an interface: `Thread` asks for a record. */
export type PreviewThread = typeof handlers

const handlers = {
  html(job: HtmlJob) {
    const page = new TextEncoder().encode(rewrite(job.parts.map(readText), job.cids))
    return new Transferred(page, [page.buffer])
  },
  text: ({ parts }: TextJob) =>
    parts
      .map((part) => (part.type === 'text/html' ? htmlToText(readText(part)) : readText(part)))
      .join('\n'),
  source: ({ parts }: TextJob) => parts.map(readText).join('\n'),
}

serveThread(handlers)
