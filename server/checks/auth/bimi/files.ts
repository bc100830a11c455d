import type { FetchGuarded } from '../../../net/index.ts'
import type { JudgedFile, Text } from '../../../types.ts'
import { excerptOf, get, missing, toldFile, worstFirst, type KeptFile } from '../files/file.ts'
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
  if (!got.ok) return { file: missing('logo', url, got, fatal('logo', got.detail)), svg: null }
  const { type, body, redirects } = got.answer
  const aside = redirects.some((one) => !one.startsWith('https://'))
    ? [remark('bimi_logo_plain', 'bad', { url })]
    : []
  if (type !== 'image/svg+xml') aside.push(remark('bimi_logo_type', 'warn', { type: type || '–' }))
  return judgedLogo(url, body, aside)
}

/** Too large, or surely not there: then there is no logo to show. */
function fatal(kind: 'logo' | 'cert', detail: string): Parameters<typeof missing>[3] {
  const size = { size: [`bimi_${kind}_size`, 'bad'] } as const
  return /^4\d\d$/.test(detail) ? { ...size, status: [`bimi_${kind}_gone`, 'bad'] } : { ...size }
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
  if (!got.ok) return missing('certificate', url, got, fatal('cert', got.detail))
  const { body } = got.answer
  const text = Buffer.from(body).toString('latin1')
  const { findings, svg } = judgeCertificate(text, asked)
  return {
    ...{ kind: 'certificate', state: 'read', url, size: body.byteLength, findings },
    ...{ excerpt: excerptOf(text), picture: svg && pictureOf(svg) },
  }
}
