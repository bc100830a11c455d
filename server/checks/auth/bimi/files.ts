import type { FetchGuarded } from '../../../net/index.ts'
import type { JudgedFile, Text } from '../../../types.ts'
import {
  excerptOf,
  get,
  missing,
  toldFile,
  worstFirst,
  type Got,
  type KeptFile,
} from '../files/file.ts'
import { fileTexts } from '../files/texts.ts'
import { remark } from '../remark.ts'
import { judgeCertificate } from './certificate.ts'
import { largestLogo, pictureOf, readLogo } from './logo.ts'
import { bimiTexts } from './texts.ts'

const texts = { ...fileTexts, ...bimiTexts }

export interface BimiAsked {
  location: string | null
  evidence: string | null
  /** The name of the record. */
  name: string
  now: number
}

export interface BimiTools {
  fetch: FetchGuarded
  language: keyof Text
  signal?: AbortSignal
}

/** Fetches the logo that a BIMI record names, and the certificate for it, and judges both. */
export async function lookAtBimi(asked: BimiAsked, tools: BimiTools): Promise<JudgedFile[]> {
  const { location, evidence } = asked
  const [logo, certificate] = await Promise.all([
    location === null ? null : lookAtLogo(location, tools),
    evidence === null ? null : fetchPem(evidence, tools),
  ])
  const files = logo === null ? [] : [logo.file]
  if (evidence !== null && certificate !== null) {
    files.push(judgedPem(evidence, certificate, { ...asked, logo: logo?.svg ?? null }))
  }
  return files.map((file) => toldFile(file, texts, tools.language))
}

/** Judges a logo that is not published yet. */
export function judgeLogo(bytes: Uint8Array, language: keyof Text): JudgedFile {
  return toldFile(judgedLogo(null, bytes, []).file, texts, language)
}

async function lookAtLogo(url: string, { fetch, signal }: BimiTools) {
  const got = await get(fetch, url, { accept: 'image/svg+xml', limit: largestLogo, signal })
  if (!got.ok) return { file: notHad('logo', url, got), svg: null }
  const { type, body, redirects } = got.answer
  const aside = redirects.some((one) => !one.startsWith('https://'))
    ? [remark('bimi_logo_plain', 'bad', { url })]
    : []
  if (type !== 'image/svg+xml') aside.push(remark('bimi_logo_type', 'warn', { type: type || '–' }))
  return judgedLogo(url, body, aside)
}

type Fatal = NonNullable<Parameters<typeof missing>[3]>

/** Too large, or surely not there: then there is no logo to show. */
const fatal: Record<'logo' | 'certificate', Required<Pick<Fatal, 'size' | 'status'>>> = {
  logo: { size: ['bimi_logo_size', 'bad'], status: ['bimi_logo_gone', 'bad'] },
  certificate: { size: ['bimi_cert_size', 'bad'], status: ['bimi_cert_gone', 'bad'] },
}

/** An answer of 4xx is certain; another may pass. */
function notHad(kind: 'logo' | 'certificate', url: string, got: Extract<Got, { ok: false }>) {
  const { size, status } = fatal[kind]
  return missing(kind, url, got, /^4\d\d$/.test(got.detail) ? { size, status } : { size })
}

function judgedLogo(url: string | null, bytes: Uint8Array, aside: ReturnType<typeof remark>[]) {
  const { svg, findings } = readLogo(bytes)
  const [first = remark('bimi_svg_none', 'bad'), ...rest] = [...findings, ...aside]
  const file: KeptFile = {
    ...{ kind: 'logo', state: 'read', url, size: (svg ?? bytes).byteLength },
    findings: worstFirst(first, ...rest),
    excerpt: svg && excerptOf(svg.toString('utf8')),
    picture: svg && pictureOf(svg),
  }
  return { file, svg }
}

function fetchPem(url: string, { fetch, signal }: BimiTools) {
  const accept = 'application/x-pem-file, application/pem-certificate-chain, */*;q=0.5'
  return get(fetch, url, { accept, limit: largestLogo, signal })
}

function judgedPem(
  url: string,
  got: Awaited<ReturnType<typeof fetchPem>>,
  asked: BimiAsked & { logo: Uint8Array | null },
): KeptFile {
  if (!got.ok) return notHad('certificate', url, got)
  const { body } = got.answer
  const text = Buffer.from(body).toString('latin1')
  const { findings, svg } = judgeCertificate(text, asked)
  return {
    ...{ kind: 'certificate', state: 'read', url, size: body.byteLength, findings },
    ...{ excerpt: excerptOf(text), picture: svg && pictureOf(svg) },
  }
}
