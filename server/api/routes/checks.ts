import { z } from 'zod'
import type { Check } from '../../checks/check.ts'
import type { StoredReport } from '../../store/store.ts'
import type { CheckSummary, Facts } from '../../types.ts'
import { checked, currentReport } from '../checked.ts'
import { notFound } from '../errors.ts'
import { messagePath, refOf, refQuery } from '../ref.ts'
import { route } from '../route.ts'
import { anyReport, checkList } from '../schemas/checks.ts'

export const listChecks = route({
  method: 'GET',
  path: '/api/messages/{id}/checks',
  verb: 'message.read',
  tag: 'Content',
  summary: 'What the checks of a message decided, in short',
  description: 'Waits for nothing: what was not looked at yet is `waiting`.',
  parameters: messagePath,
  query: refQuery,
  answer: checkList,
  async handle(visit) {
    const { sandbox, scope, language } = visit
    const { id, inbox, facts } = await sandbox.store.message(scope, await refOf(visit))
    const [reports, { spamThreshold }] = await Promise.all([
      sandbox.store.reports(scope, id),
      sandbox.store.inbox(scope, inbox),
    ])
    const summary = summaryOf(reports, facts, { language, spamThreshold })
    return { checks: sandbox.checking.checks.map(summary) }
  },
})

export const getCheck = route({
  method: 'GET',
  path: '/api/messages/{id}/checks/{check}',
  verb: 'message.read',
  tag: 'Content',
  summary: 'The report of one check of a message',
  description:
    '`spam`: the score, the rules that fired and how to mend each. Waits up to 10 s for the analysis ' +
    'and for the check. Texts are in English or Spanish by `Accept-Language`.',
  parameters: z.strictObject({
    ...messagePath.shape,
    check: z.string().min(1).max(40).describe('Id of the check.'),
  }),
  query: refQuery,
  answer: anyReport,
  async handle(visit) {
    const check = visit.sandbox.checking.checks.find(({ id }) => id === visit.path.check)
    if (!check) throw noCheck(visit.sandbox.checking.checks)
    // The schema of this check's own answer is held to it here.
    return anyReport.parse(await checked(visit, await refOf(visit), check))
  },
})

function summaryOf(
  reports: StoredReport[],
  facts: Facts,
  reading: Parameters<Check['read']>[1],
): (check: Check) => CheckSummary {
  return (check) => {
    const kept = currentReport(reports, check)
    const report = kept && check.read(kept, reading)
    const own = check.facts.flatMap(({ key }) => {
      const value = facts[key]
      return value === undefined ? [] : [[key, value] as const]
    })
    return {
      ...{ check: check.id, title: check.title[reading.language] },
      state: report?.state ?? 'waiting',
      reason: report?.reason ?? null,
      summary: report?.summary ?? '',
      facts: Object.fromEntries(own),
    }
  }
}

function noCheck(checks: Check[]) {
  const ids = checks.map(({ id }) => id).join(', ')
  return notFound(
    `There is no such check. There are: ${ids}.`,
    `No existe esa comprobación. Existen: ${ids}.`,
  )
}
