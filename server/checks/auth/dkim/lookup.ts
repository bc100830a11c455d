import type { SeenRecord } from '../../../types.ts'
import type { DnsAnswer, DnsState, Resolver } from '../../../dns/resolver.ts'
import { looksLikeKey, readKey, type KeyRecord } from './record.ts'
import { keyName, type Signature } from './signature.ts'

export interface KeyAnswer {
  name: string
  state: DnsState
  /** Those that are about a key. */
  keys: FoundKey[]
  seen: SeenRecord[]
}

export interface FoundKey {
  record: KeyRecord
  seen: SeenRecord
}

/** What was answered for a number of signatures. */
export interface KeyAnswers {
  to(signature: Signer): KeyAnswer
  seen: SeenRecord[]
}

type Signer = Pick<Signature, 'domain' | 'selector'>

const mostRecords = 5
/** Of a record; the largest key that is accepted needs a fifth of it. */
const mostText = 8_192

/** Asks for all keys at once, for each name once. */
export async function askKeys(
  signatures: Signer[],
  { dns, deadline }: { dns: Resolver; deadline: number | undefined },
): Promise<KeyAnswers> {
  const names = [...new Set(signatures.map(keyName))].filter((name) => name !== '')
  const answers = await Promise.all(names.map((name) => askKey(name, dns, deadline)))
  const byName = new Map(answers.map((answer) => [answer.name, answer]))
  return {
    to: (signature) =>
      byName.get(keyName(signature)) ?? { name: '', state: 'missing', keys: [], seen: [] },
    seen: answers.flatMap(({ seen }) => seen),
  }
}

/** @param deadline instant in ms; what is not answered by then counts as timed out */
async function askKey(name: string, dns: Resolver, deadline?: number): Promise<KeyAnswer> {
  const { state, records, planned } = await inTime(dns.ask(name, 'TXT'), deadline)
  const seen = records
    .slice(0, 2 * mostRecords)
    .map((value): SeenRecord => ({ name, type: 'TXT', value: value.slice(0, mostText), planned }))
  const keys = seen
    .filter(({ value }) => looksLikeKey(value))
    .slice(0, mostRecords)
    .map((one) => ({ record: readKey(one.value), seen: one }))
  return { name, state, keys, seen }
}

async function inTime(asked: Promise<DnsAnswer>, deadline?: number): Promise<DnsAnswer> {
  if (deadline === undefined) return asked
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<DnsAnswer>((resolve) => {
    const left = Math.max(deadline - Date.now(), 0)
    timer = setTimeout(resolve, left, { state: 'timeout', records: [], planned: false })
  })
  try {
    return await Promise.race([asked, late])
  } finally {
    clearTimeout(timer)
  }
}
