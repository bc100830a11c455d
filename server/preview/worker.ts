import { readText } from '../mime/body.ts'
import { htmlToText } from '../mime/html.ts'
import { serveThread, Transferred } from '../thread.ts'
import { decodeText } from '../mime/charset.ts'
import { rewriteCss } from './css.ts'
import type { HtmlJob, StyleJob, TextJob } from './preview.ts'
import { createReferences } from './references.ts'
import { leadRemote } from './remote.ts'
import { rewrite } from './rewrite.ts'

/** A Type, not an interface: `Thread` asks for a record. */
export type PreviewThread = typeof handlers

const handlers = {
  html({ parts, cids, remote }: HtmlJob, secret: string) {
    const lead = remote && leadRemote(remote, secret, 0)
    return encoded(rewrite(parts.map(readText), cids, lead))
  },
  style({ css, charset, url, depth, remote }: StyleJob, secret: string) {
    const lead = leadRemote(remote, secret, depth + 1)
    const references = createReferences({}, lead, new URL(url))
    return encoded(rewriteCss(decodeText(css, charset), references))
  },
  text: ({ parts }: TextJob) =>
    parts
      .map((part) => (part.type === 'text/html' ? htmlToText(readText(part)) : readText(part)))
      .join('\n'),
  source: ({ parts }: TextJob) => parts.map(readText).join('\n'),
}

function encoded(text: string) {
  const bytes = new TextEncoder().encode(text)
  return new Transferred(bytes, [bytes.buffer])
}

serveThread(handlers)
