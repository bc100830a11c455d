import { SandboxError } from '../errors.ts'
import type { Check, KeptReport, Reading } from '../checks/check.ts'
import type { Sandbox } from '../sandbox.ts'
import type { StoredReport } from '../store/store.ts'
import type { CheckReport, Message } from '../types.ts'
import type { Language } from './language.ts'
import { analysed, type Waiting } from './wait.ts'
import type { MessageRef } from '../store/store.ts'

/** How long a request waits for a check, in ms. */
const patience = 10_000

type Asking = Omit<Waiting, 'sandbox'> & {
  sandbox: Pick<Sandbox, 'store' | 'events' | 'checking'>
  language: Language
}

/** The report that is there, if it is of the version in force. */
export function currentReport(reports: StoredReport[], check: Check): KeptReport | null {
  const found = reports.find(({ check: id }) => id === check.id)
  if (found?.version !== check.version) return null
  // `saveReports` was given these by a check.
  return {
    version: found.version,
    details: found.details,
    undecided: found.undecided as KeptReport['undecided'],
  }
}

export function readingOf({ language }: Asking, spamThreshold: number): Reading {
  return { language, spamThreshold }
}

/**
 * The report of a check, made now if there is none yet, or another attempt may help.
 * @throws SandboxError `not_ready` after 10 s
 */
export async function checked(visit: Asking, ref: MessageRef, check: Check): Promise<CheckReport> {
  const { sandbox, scope } = visit
  const message = await analysed(visit, ref)
  const kept =
    (await keptReport(visit, message, check, true)) ??
    ((await made(visit, message, check)) ? await keptReport(visit, message, check, false) : null)
  if (!kept) throw notReady()
  const inbox = await sandbox.store.inbox(scope, message.inbox)
  return check.read(kept, readingOf(visit, inbox.spamThreshold))
}

async function keptReport(
  { sandbox, scope }: Asking,
  { id }: Message,
  check: Check,
  again: boolean,
): Promise<KeptReport | null> {
  const kept = currentReport(await sandbox.store.reports(scope, id), check)
  return again && kept?.undecided?.again === true ? null : kept
}

/** @returns false when it takes too long, or nobody waits any more */
async function made(visit: Asking, { id }: Message, check: Check): Promise<boolean> {
  const { sandbox, scope, request, closing } = visit
  const ends = AbortSignal.any([AbortSignal.timeout(patience), request.signal, closing])
  const gone = new Promise<boolean>((resolve) => {
    if (ends.aborted) resolve(false)
    ends.addEventListener('abort', () => resolve(false), { once: true })
  })
  return Promise.race([sandbox.checking.now(scope, id, check).then(() => true), gone])
}

function notReady() {
  return new SandboxError('not_ready', {
    en: 'The message is still being checked. Ask again in a moment.',
    es: 'El mensaje aún se está comprobando. Vuelve a preguntar en un momento.',
  })
}
