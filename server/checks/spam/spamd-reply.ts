export interface SpamdRule {
  name: string
  points: number
  description: string
}

export interface SpamdReply {
  score: number
  rules: SpamdRule[]
  /** Of the daemon, where the reply tells it. */
  version: string
}

/** A line of the table: points, name, description. */
const row = /^ ?(-?\d+\.?\d*)\s+([A-Z0-9_]+)(?:\s+(.*))?$/i
const continued = /^\s{10,}(\S.*)$/

/**
 * The reply to REPORT: a line with the code, `Spam: True ; 7.2 / 5.0`, and a text that holds the
 * table of rules.
 * @throws Error when it is none, or tells of a failure
 */
export function readReply(text: string): SpamdReply {
  const end = text.indexOf('\r\n\r\n')
  const head = end < 0 ? text : text.slice(0, end)
  const [, code, status] = /^SPAMD\/[\d.]+ (\d+) (\S+)/.exec(head) ?? []
  if (code === undefined) throw new Error('not the reply of a spamd')
  if (code !== '0') throw new Error(`it says ${status}`)
  const [, score] = /^Spam:\s*\w+\s*;\s*(-?[\d.]+)\s*\//im.exec(head) ?? []
  if (score === undefined || end < 0) throw new Error('a reply without a score')
  const body = text.slice(end + 4)
  const [, version = ''] = /SpamAssassin ([\d.]+)/.exec(body) ?? []
  return { score: Number(score), rules: rulesOf(body), version }
}

/** Rules below the heading `pts rule name description`, whose descriptions go on in the next line. */
function rulesOf(body: string): SpamdRule[] {
  const lines = body.split(/\r?\n/)
  const heading = lines.findIndex((line) => /^\s*pts\s+rule/.test(line))
  const rules: SpamdRule[] = []
  for (const line of heading < 0 ? [] : lines.slice(heading + 1)) {
    const [, points, name, description = ''] = row.exec(line) ?? []
    if (points !== undefined && name !== undefined) {
      rules.push({ name, points: Number(points), description: description.trim() })
      continue
    }
    const [, more] = continued.exec(line) ?? []
    const last = rules.at(-1)
    if (more !== undefined && last) last.description = `${last.description} ${more}`.trim()
  }
  return rules
}
