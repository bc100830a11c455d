import { judgeLogo, lookAtBimi } from '../../checks/auth/bimi/files.ts'
import { isHostname } from '../../checks/auth/domains.ts'
import { judgePolicyText, lookAtPolicy, policyUrl } from '../../checks/auth/mta-sts/file.ts'
import { withZones } from '../../dns/planned.ts'
import type { Sandbox } from '../../sandbox.ts'
import type { MessageRef } from '../../store/store.ts'
import type { AuthReport, NamedFile, NamedFiles } from '../../types.ts'
import { checked } from '../checked.ts'
import { notFound } from '../errors.ts'
import { messagePath, refOf, refQuery } from '../ref.ts'
import { route } from '../route.ts'
import { authReport } from '../schemas/auth.ts'
import { fileText, filesPath, judgedFile, judgedFiles, namedFiles } from '../schemas/files.ts'
import { zonePath } from '../schemas/zone.ts'

export const listFiles = route({
  method: 'GET',
  path: '/api/messages/{id}/checks/auth/files',
  verb: 'message.read',
  tag: 'Content',
  summary: 'The files on the web that BIMI and MTA-STS of a message lead to',
  description:
    'Nothing is fetched. Those of the planned zone where it has any, else those that are published.',
  parameters: messagePath,
  query: refQuery,
  answer: namedFiles,
  async handle(visit) {
    return filesOf(await reportOf(visit, await refOf(visit)))
  },
})

export const lookAtFiles = route({
  method: 'POST',
  path: '/api/messages/{id}/checks/auth/files/{protocol}',
  // Somebody outside is asked: more than reading.
  verb: 'message.change',
  tag: 'Content',
  summary: 'Fetch the files of BIMI or MTA-STS of a message, and judge them',
  description:
    'Asks the hosts that `GET …/files` names, and nobody else. Private addresses are refused unless ' +
    '`--allow-fetch` names the host. What cannot be fetched is `unreachable`, neither good nor bad.',
  parameters: filesPath,
  query: refQuery,
  answer: judgedFiles,
  async handle(visit) {
    const { sandbox, language, path } = visit
    const report = await reportOf(visit, await refOf(visit))
    const named = filesOf(report)[path.protocol]
    if (named.length === 0) throw noFiles()
    const signal = AbortSignal.any([visit.request.signal, visit.closing])
    const { fetch } = sandbox
    if (path.protocol === 'bimi') {
      const asked = { ...bimiOf(report), now: Date.now() }
      return { files: await lookAtBimi(asked, { fetch, language, signal }) }
    }
    const dns = await plannedDns(sandbox)
    const tools = { fetch, dns, language, signal }
    return { files: [await lookAtPolicy(stsDomain(report) ?? '', tools)] }
  },
})

export const checkLogo = route({
  method: 'POST',
  path: '/api/zones/{domain}/bimi-logo',
  verb: 'zone.manage',
  tag: 'Zones',
  summary: 'Judge a logo for BIMI before it is published',
  description: 'As `{"text": "<svg …"}`, or the bytes of the file, packed (.svgz) or not.',
  parameters: zonePath,
  body: fileText,
  bytes: 'image/svg+xml',
  answer: judgedFile,
  handle: ({ body, language }) => Promise.resolve(judgeLogo(bytesOf(body), language)),
})

export const checkPolicy = route({
  method: 'POST',
  path: '/api/zones/{domain}/mta-sts-policy',
  verb: 'zone.manage',
  tag: 'Zones',
  summary: 'Judge the policy file of MTA-STS before it is published',
  description:
    'By the mail servers of the domain, planned ones too. The zone need not be there for it.',
  parameters: zonePath,
  body: fileText,
  bytes: 'text/plain',
  answer: judgedFile,
  async handle({ sandbox, path, body, language }) {
    const dns = await plannedDns(sandbox)
    return judgePolicyText(bytesOf(body), path.domain, { dns, language })
  },
})

async function reportOf(
  visit: Parameters<typeof checked>[0],
  ref: MessageRef,
): Promise<AuthReport> {
  const check = visit.sandbox.checking.checks.find(({ id }) => id === 'auth')
  if (!check) throw noFiles()
  return authReport.parse(await checked(visit, ref, check))
}

function filesOf(report: AuthReport): NamedFiles {
  const { location, evidence } = bimiOf(report)
  const domain = stsDomain(report)
  const bimi: (NamedFile | null)[] = [
    location === null ? null : { kind: 'logo', url: location },
    evidence === null ? null : { kind: 'certificate', url: evidence },
  ]
  return {
    bimi: bimi.filter((file) => file !== null),
    mtaSts: domain === null ? [] : [{ kind: 'policy', url: policyUrl(domain) }],
  }
}

/** As planned where a logo or a certificate is planned. */
function bimiOf({ bimi }: AuthReport) {
  const views = [bimi?.planned, bimi?.live]
  const view = views.find((one) => one && (one.location ?? one.evidence) !== null)
  // Of the names that were asked the last one had the record.
  const record = view?.records.findLast(({ name }) => name.includes('._bimi.'))
  const { location = null, evidence = null } = view ?? {}
  return { location, evidence, name: record?.name ?? '' }
}

/** The domain that the check of MTA-STS looks at: that of From, else that of the envelope. */
function stsDomain({ dmarc, spf }: AuthReport): string | null {
  const domain = dmarc?.live.from ?? spf?.live.domain ?? null
  return domain !== null && isHostname(domain) ? domain : null
}

async function plannedDns({ store, dns }: Pick<Sandbox, 'store' | 'dns'>) {
  return withZones(await store.zones(), dns)
}

function bytesOf(body: Uint8Array | { text: string }): Uint8Array {
  return body instanceof Uint8Array ? body : Buffer.from(body.text)
}

function noFiles() {
  return notFound(
    'The domain of this message names no such file. Publish or plan its record first.',
    'El dominio de este mensaje no nombra ningún archivo así. Publica o prevé antes su registro.',
  )
}
