import type { Message, Part } from '../../server/types.ts'
import type { Client } from '../api/client.ts'

/** A link that saves a file. */
export interface Download {
  href: string
  /** A name for what the server gives none to; true keeps the server's. */
  download: string | true
}

export interface Downloads {
  eml: Download
  html: Download
  text: Download
  part(part: Part): Download
}

export function downloadsOf(client: Client, { id }: Pick<Message, 'id'>): Downloads {
  const path = { id }
  return {
    eml: {
      href: client.url('GET /api/messages/{id}/raw', { path, query: { download: true } }),
      download: `${id}.eml`,
    },
    html: {
      href: client.url('GET /api/messages/{id}/html', { path, query: { source: true } }),
      download: `${id}.html`,
    },
    text: { href: client.url('GET /api/messages/{id}/text', { path }), download: `${id}.txt` },
    part: (part) => ({
      href: client.url('GET /api/messages/{id}/parts/{path}', {
        path: { id, path: part.path },
        query: { download: true },
      }),
      download: true,
    }),
  }
}

/** Browsers drop a download that comes while the one before is being started. */
const pause = 250

/** Saves several files, one by one; the browser asks the person once whether that is wanted. */
export async function saveAll(files: Download[]): Promise<void> {
  for (const { href, download } of files) {
    const link = document.createElement('a')
    link.href = href
    link.download = download === true ? '' : download
    link.click()
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}
