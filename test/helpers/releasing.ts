import type { LiveMessage, Release, ReleaseRow } from '../../server/types.ts'
import { checked } from './checked.ts'
import type { Heard } from './events.ts'
import type { TestRelay } from './relay.ts'
import type { TestSandbox } from './sandbox.ts'

/** Tries again at once, so that no test waits. */
export const hasty = { attempts: 3, first: 0.01, most: 0.02 }

/** Adds a relay that leads to a test relay; the answer of the API. */
export async function addRelay(
  sandbox: TestSandbox,
  to: Pick<TestRelay, 'host' | 'port'>,
  given: object = {},
) {
  return checked(sandbox, 'POST', '/api/relays', {
    body: {
      ...{ name: 'work', host: to.host, port: to.port, tls: 'none', auth: 'none', retry: hasty },
      ...given,
    },
  })
}

/** The frame that tells that this release has come so far. */
export function toldOf(id: string, holds: (row: ReleaseRow) => boolean) {
  return (message: LiveMessage): boolean =>
    message.type === 'releases.changed' &&
    (message.releases ?? []).some((row) => row.id === id && holds(row))
}

/** Waits until nothing of a release waits any more, and answers it. */
export async function ended(sandbox: TestSandbox, events: Heard, id: string): Promise<Release> {
  await events.until(toldOf(id, ({ endedAt }) => endedAt !== null))
  const { body } = await checked(sandbox, 'GET', `/api/releases/${id}`)
  // `checked` held it to the schema of the route.
  return body as Release
}

/** Releases a message and answers the one release; throws what the API refuses. */
export async function releaseOf(
  sandbox: TestSandbox,
  id: string,
  request: object = {},
): Promise<ReleaseRow> {
  const path = `/api/messages/${id}/release`
  const { status, body } = await checked(sandbox, 'POST', path, { body: request })
  if (status !== 202) throw new Error(body.error.message)
  return body.releases[0] as ReleaseRow // by the schema, again
}

export function statesOf({ list }: Release): Record<string, string> {
  return Object.fromEntries(list.map(({ address, state }) => [address, state]))
}
