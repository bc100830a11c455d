import { X509Certificate } from 'node:crypto'
import { registeredDomain } from '../domains.ts'
import { worstFirst } from '../files/file.ts'
import { remark } from '../remark.ts'
import type { KeptFinding } from '../verdict.ts'
import { unpacked } from './logo.ts'

/** id-kp-BrandIndicatorforMessageIdentification: what a mark certificate may be used for. */
const usage = '1.3.6.1.5.5.7.3.31'
/** The kind of mark, an attribute of the subject, and those kinds that make it a CMC. */
const markType = '1.3.6.1.4.1.53087.1.13='
const common = ['Prior Use Mark', 'Modified Registered Mark']

const most = { certificates: 10, names: 100 }
const soon = 30 * 24 * 60 * 60 * 1000

export interface MarkAsked {
  /** The name of the record: `default._bimi.shop.example`. */
  name: string
  /** Now, in ms. */
  now: number
  /** What the record's `l=` led to; null where that is not known. */
  logo: Uint8Array | null
}

export interface Mark {
  findings: [KeptFinding, ...KeptFinding[]]
  /** The picture within the certificate. */
  svg: Buffer<ArrayBuffer> | null
}

/**
 * What can be said of a mark certificate without a list of those who may issue one
 * (draft-fetch-validation-vmc-wchuang).
 */
export function judgeCertificate(pem: string, asked: MarkAsked): Mark {
  const chain = readChain(pem)
  const leaf = chain.find(({ ca }) => !ca) ?? chain[0]
  if (!leaf) return { findings: [remark('bimi_cert_none', 'bad')], svg: null }
  const svg = logoIn(leaf)
  const told = {
    issuer: nameOf(leaf.issuer),
    from: dayOf(leaf.validFrom),
    until: dayOf(leaf.validTo),
    names: namesOf(leaf).slice(0, 10).join(', '),
  }
  const wrong = [
    ...onDates(leaf, asked.now, told),
    ...onUsage(leaf),
    ...onNames(leaf, asked.name),
    ...onChain(leaf, chain, told.issuer),
    ...onLogo(svg, asked.logo),
  ]
  const kind = kindOf(leaf)
  const aside = [
    remark(kind.code, 'info', { mark: kind.mark }),
    remark('bimi_cert_issuer', 'info', told),
  ]
  const [first, ...rest] = [...wrong, ...aside]
  const head = wrong.length > 0 && first ? first : remark('bimi_cert_fits', 'good', told)
  return { findings: worstFirst(head, ...(wrong.length > 0 ? rest : aside)), svg }
}

function readChain(pem: string): X509Certificate[] {
  const blocks = pem.matchAll(
    /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g,
  )
  const chain: X509Certificate[] = []
  for (const [block] of blocks) {
    if (chain.length >= most.certificates) break
    try {
      chain.push(new X509Certificate(block))
    } catch {
      // No certificate: what is left without one is told.
      continue
    }
  }
  return chain
}

function onDates(
  { validFrom, validTo }: X509Certificate,
  now: number,
  told: Record<string, string>,
): KeptFinding[] {
  if (now < Date.parse(validFrom)) return [remark('bimi_cert_future', 'bad', told)]
  const left = Date.parse(validTo) - now
  // A date that is none is as good as past.
  if (!(left >= 0)) return [remark('bimi_cert_expired', 'bad', told)]
  return left < soon ? [remark('bimi_cert_soon', 'warn', told)] : []
}

function onUsage({ keyUsage }: X509Certificate): KeptFinding[] {
  // Undefined where the certificate has no extended key usage, whatever the types say.
  const usages = (keyUsage as string[] | undefined) ?? []
  return usages.includes(usage) ? [] : [remark('bimi_cert_usage', 'bad', { usage })]
}

/** It is for the domain itself, or for one selector of it. */
function onNames(certificate: X509Certificate, name: string): KeptFinding[] {
  const [, domain = name] = name.split('._bimi.')
  const names = namesOf(certificate)
  if (names.includes(domain) || names.includes(name)) return []
  const told = { domain, name, names: names.slice(0, 10).join(', ') || '–' }
  const near = names.includes(registeredDomain(domain))
  return [remark(near ? 'bimi_cert_parent' : 'bimi_cert_names', near ? 'warn' : 'bad', told)]
}

function namesOf({ subjectAltName }: X509Certificate): string[] {
  return (subjectAltName ?? '')
    .slice(0, 20_000)
    .split(', ', most.names)
    .filter((one) => one.startsWith('DNS:'))
    .map((one) => one.slice(4).toLowerCase())
}

/** Whether the file leads from the certificate to its issuers by signatures that hold. */
function onChain(leaf: X509Certificate, chain: X509Certificate[], issuer: string): KeptFinding[] {
  const signs = (one: X509Certificate, by: X509Certificate) =>
    one.checkIssued(by) && one.verify(by.publicKey)
  if (chain.length < 2) return [remark('bimi_cert_alone', 'warn', { issuer })]
  const signed = chain.some((by) => by !== leaf && signs(leaf, by))
  return signed ? [] : [remark('bimi_cert_chain', 'bad', { issuer })]
}

function onLogo(svg: Buffer | null, logo: Uint8Array | null): KeptFinding[] {
  if (svg === null) return [remark('bimi_cert_no_logo', 'bad')]
  if (logo === null || svg.equals(logo)) return []
  return [remark('bimi_cert_other_logo', 'warn', { inside: svg.length, outside: logo.length })]
}

/** The logotype extension (RFC 3709) has it as a data URL, an unbroken string of ASCII in DER. */
function logoIn({ raw }: X509Certificate): Buffer<ArrayBuffer> | null {
  const mark = 'data:image/svg+xml;base64,'
  const at = raw.indexOf(mark, 0, 'latin1')
  if (at < 0) return null
  const rest = raw.toString('latin1', at + mark.length)
  const bytes = Buffer.from(/^[A-Za-z0-9+/=]*/.exec(rest)?.[0] ?? '', 'base64')
  const svg = unpacked(bytes)
  return typeof svg === 'string' ? null : svg
}

function kindOf(certificate: X509Certificate): { code: string; mark: string } {
  const line = linesOf(certificate.subject).find((one) => one.startsWith(markType))
  const mark = line?.slice(markType.length) ?? ''
  if (mark === '') return { code: 'bimi_cert_unmarked', mark }
  return { code: common.includes(mark) ? 'bimi_cert_cmc' : 'bimi_cert_vmc', mark }
}

/** Undefined where the name is empty, whatever the types say. */
function linesOf(distinguished: string | undefined): string[] {
  return distinguished?.split('\n') ?? []
}

function nameOf(distinguished: string | undefined): string {
  const of = (key: string) =>
    linesOf(distinguished)
      .find((line) => line.startsWith(key))
      ?.slice(key.length)
  return of('CN=') ?? of('O=') ?? '–'
}

function dayOf(date: string): string {
  const time = Date.parse(date)
  return Number.isNaN(time) ? date : new Date(time).toISOString().slice(0, 10)
}
