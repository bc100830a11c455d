import { readConfig } from '../config.ts'
import { ConfigError } from '../config/error.ts'
import type { Released, ReleasePage, ReleasePreview, ReleaseRequest, ReleaseRow } from '../types.ts'
import type { CommandInput } from './command.ts'
import { takeOptions } from './options.ts'
import { callerOf, CallFailed, type Caller } from './release/caller.ts'
import { previewText, rowText } from './release/report.ts'

const flags = ['preview', 'wait', 'convert', 'delete-after', 'new-message-id'] as const
const values = ['relay', 'to', 'from', 'envelope-from', 'confirm', 'query', 'inbox', 'url'] as const

/** Everybody has it. */
const delivered = 0
/** Nothing went out, or not to everybody. */
const notDelivered = 1

/** Asks a running Mailproof to release a message, or all that a search finds. */
export async function runRelease(input: CommandInput): Promise<number> {
  const taken = takeOptions(input.args, { flags, values })
  const { http } = readConfig({ args: taken.settings, env: input.env })
  const call = callerOf(taken.values.url, http)
  const request = requestOf(taken.flags, taken.values)
  const [id, ...more] = taken.operands
  const many = taken.values.query !== undefined
  if (more.length > 0 || (id === undefined) !== many) {
    throw new ConfigError('name one message, by id or latest, or give --query SEARCH')
  }
  try {
    const path = many
      ? '/api/messages/release'
      : `/api/messages/${encodeURIComponent(id ?? '')}/release`
    const { inbox, query } = taken.values
    if (many) Object.assign(request, { inbox: await inboxOf(call, inbox), q: query })
    const at = many || inbox === undefined ? path : `${path}?inbox=${await inboxOf(call, inbox)}`
    if (taken.flags.preview) return await preview(input, call, at, request)
    const released = await call<Released>('POST', at, request)
    for (const { message, reason } of released.refused)
      input.stderr.write(`${message}: ${reason}\n`)
    for (const { address, reason } of released.leftOut)
      input.stderr.write(`not to ${address}: ${reason}\n`)
    const rows = taken.flags.wait ? await ended(call, released) : released.releases
    for (const row of rows) input.stdout.write(rowText(row))
    const { counts } = released
    if (counts.released > rows.length)
      input.stdout.write(`… and ${counts.released - rows.length} more\n`)
    if (many && counts.released + counts.refused === 0)
      input.stderr.write('mailproof: the search finds no message, so nothing was released\n')
    const whole = counts.refused === 0 && counts.leftOut === 0 && counts.released > 0
    const all = !taken.flags.wait || rows.every(({ state }) => state === 'delivered')
    return whole && all ? delivered : notDelivered
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error
    input.stderr.write(`mailproof: ${error.message}\n`)
    return notDelivered
  }
}

async function preview(
  { stdout }: CommandInput,
  call: Caller,
  path: string,
  request: object,
): Promise<number> {
  const [plain = '', query] = path.split('?')
  const at = `${plain}/preview${query === undefined ? '' : `?${query}`}`
  const answer = await call<ReleasePreview | object>('POST', at, request)
  stdout.write('reach' in answer ? previewText(answer) : `${JSON.stringify(answer, null, 2)}\n`)
  return delivered
}

function requestOf(
  given: Record<(typeof flags)[number], boolean>,
  said: Partial<Record<(typeof values)[number], string>>,
): ReleaseRequest {
  const { relay, to, from } = said
  const confirm = said.confirm === undefined ? undefined : Number(said.confirm)
  if (confirm !== undefined && !Number.isInteger(confirm)) {
    throw new ConfigError('--confirm is the number of recipients that you agree to')
  }
  return {
    relay,
    from,
    confirm,
    to: to?.split(',').map((address) => address.trim()),
    envelopeFrom: said['envelope-from'],
    convert: given.convert || undefined,
    deleteAfter: given['delete-after'] || undefined,
    messageId: given['new-message-id'] ? 'new' : undefined,
  }
}

/** @throws CallFailed when no inbox has that name */
async function inboxOf(call: Caller, wanted: string | undefined): Promise<string> {
  if (wanted === undefined) return 'all'
  const { inboxes } = await call<{ inboxes: { id: string; name: string }[] }>('GET', '/api/inboxes')
  const name = wanted.toLowerCase()
  const found = inboxes.find((one) => one.id === wanted || one.name.toLowerCase() === name)
  if (found) return encodeURIComponent(found.id)
  const names = inboxes.map((one) => one.name).join(', ')
  throw new CallFailed(`there is no inbox '${wanted}'; there are ${names}`)
}

/** The releases when nothing of them waits any more; the newest first. */
async function ended(call: Caller, { releases, batch }: Released): Promise<ReleaseRow[]> {
  if (batch !== null) return endedBatch(call, batch)
  for (;;) {
    const rows = await Promise.all(
      releases.map(({ id }) => call<ReleaseRow>('GET', `/api/releases/${id}`)),
    )
    if (rows.every(({ endedAt }) => endedAt !== null)) return rows
    await pause()
  }
}

/** There may be more of them than a page has. */
async function endedBatch(call: Caller, batch: string): Promise<ReleaseRow[]> {
  const page = (query: string) => call<ReleasePage>('GET', `/api/releases?batch=${batch}&${query}`)
  const waiting = ['queued', 'sending', 'deferred', 'held'].map((state) => `states=${state}`)
  while ((await page(`${waiting.join('&')}&limit=1`)).total > 0) await pause()
  const rows: ReleaseRow[] = []
  let cursor: string | null = null
  do {
    const { releases, cursor: next }: ReleasePage = await page(
      `limit=200${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    )
    rows.push(...releases)
    cursor = next
  } while (cursor !== null)
  return rows
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 250))
