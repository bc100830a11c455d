/** What the line before a message in an mbox says (RFC 4155). */
export interface FromLine {
  /** '' when it names nobody. */
  sender: string
  /** Milliseconds since 1970; null when the line has no date that can be read. */
  at: number | null
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** `From ana@example.test Sun Nov 22 21:04:05 2026`, in UTC. */
export function fromLine(sender: string, at: string): string {
  const date = new Date(at)
  const [year, , day, time] = [at.slice(0, 4), at.slice(5, 7), at.slice(8, 10), at.slice(11, 19)]
  const who = sender.replace(/[\s\p{Cc}]/gu, '_') || 'MAILER-DAEMON'
  return `From ${who} ${days[date.getUTCDay()]} ${months[date.getUTCMonth()]} ${day} ${time} ${year}\n`
}

/**
 * Reads a line that begins with `From `; null when it has no date as such lines have, and so is
 * rather a sentence. The zone may stand before or after the year, or be missing (UTC).
 */
export function readFromLine(line: string): FromLine | null {
  const words = line.trim().split(/\s+/, 40).slice(1)
  const time = words.findIndex((word) => /^\d{1,2}:\d\d(:\d\d)?$/.test(word))
  const month = words.findIndex((word) => months.includes(word))
  if (time < 0 || month < 0) return null
  const day = [words[month + 1], words[month - 1]].find((word) => /^\d{1,2},?$/.test(word ?? ''))
  const year = words.slice(month).find((word) => /^\d{4}$/.test(word))
  if (day === undefined || year === undefined) return null
  const zone = words.slice(time + 1).find((word) => /^([+-]\d{4}|[A-Z]{2,4})$/.test(word))
  const date = (where: string) =>
    Date.parse(`${day.replace(',', '')} ${words[month]} ${year} ${words[time]} ${where}`)
  const at = date(zone ?? 'UTC') || date('UTC')
  return { sender: senderOf(words[0] ?? ''), at: Number.isNaN(at) ? null : at }
}

/** The first word; some programs write `-`, `???@???` or the day itself there. */
function senderOf(word: string): string {
  const nobody = word === '-' || word === 'MAILER-DAEMON' || word.startsWith('???')
  return nobody || days.includes(word.slice(0, 3)) ? '' : word
}
