import type { Place, Severity } from '../../types.ts'
import type { KeptFinding } from './verdict.ts'

/** Characters of a value that comes from a mail or from DNS. */
const longest = 600

/** A finding; what comes from strangers is cut and shown without control characters. */
export function remark(
  code: string,
  severity: Severity,
  params: Record<string, string | number> = {},
  where: Place | null = null,
): KeptFinding {
  const told = Object.entries(params).map(([name, value]) => [name, plain(value)] as const)
  return { code, severity, params: Object.fromEntries(told), where }
}

function plain(value: string | number): string | number {
  if (typeof value === 'number') return value
  const text = value.replace(/[^\P{Cc}\n]+/gu, ' ')
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
