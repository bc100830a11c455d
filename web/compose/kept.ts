import type { Message, Part } from '../../server/types.ts'
import type { Client } from '../api/client.ts'
import { ownParts } from '../message/nested.ts'
import { draftOf, type Draft } from './draft.ts'
import type { Enclosed } from './files.ts'

/** A kept message as the beginning of another, with its files and the pictures of its HTML. */
export async function fromKept(
  client: Client,
  id: string,
): Promise<{ draft: Draft; files: Enclosed[] }> {
  const path = { id }
  const message = await client.call('GET /api/messages/{id}', { path })
  const [text, html] = await Promise.all([
    message.text === 'text'
      ? client.fetch('GET /api/messages/{id}/text', { path }).then(readText)
      : '',
    message.html
      ? client
          .fetch('GET /api/messages/{id}/html', { path, query: { source: true } })
          .then(readText)
      : '',
  ])
  const files = await Promise.all(enclosed(message).map((part) => fetchFile(client, id, part)))
  return { draft: draftOf(message, { text, html }), files }
}

const readText = (answer: Response) => answer.text()

/** What is in a nested message goes along within it. */
function enclosed({ parts }: Message): Part[] {
  return ownParts(parts).filter(
    ({ role, cid }) => role === 'attachment' || (role === 'inline' && cid !== null),
  )
}

async function fetchFile(client: Client, id: string, part: Part): Promise<Enclosed> {
  const input = { path: { id, path: part.path } }
  const content = await (await client.fetch('GET /api/messages/{id}/parts/{path}', input)).blob()
  const { type, role, cid, name } = part
  const shown = role === 'inline' && cid !== null
  const file = { name: name ?? cid ?? part.path, type, size: content.size, content }
  return shown ? { ...file, cid } : file
}
