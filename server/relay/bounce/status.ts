/** What the digits behind a reply code say when the relay gave no enhanced code (RFC 3463). */
const known: Record<string, string> = {
  '421': '4.3.2',
  '450': '4.2.0',
  '451': '4.3.0',
  '452': '4.2.2',
  '500': '5.5.2',
  '501': '5.5.4',
  '502': '5.5.1',
  '503': '5.5.1',
  '504': '5.5.4',
  '521': '5.3.2',
  '523': '5.3.4',
  '530': '5.7.0',
  '534': '5.7.9',
  '535': '5.7.8',
  '538': '5.7.11',
  '550': '5.1.1',
  '551': '5.1.6',
  '552': '5.2.2',
  '553': '5.1.3',
  '554': '5.0.0',
  '555': '5.5.4',
  '556': '5.1.10',
}

const reply = /^([245])\d\d(?:[ -]|$)/
const enhanced = /^[245]\d\d[ -]([245]\.\d{1,3}\.\d{1,3})(?=[ \r\n]|$)/

/** The Status of RFC 3464 §2.3.4 for an answer; that of a failure for good where it says nothing. */
export function statusOf(answer: string): string {
  const given = enhanced.exec(answer)?.[1]
  // A recipient that failed cannot have a status of success.
  if (given !== undefined && !given.startsWith('2')) return given
  const code = answer.slice(0, 3)
  return known[code] ?? (reply.test(answer) && code.startsWith('4') ? '4.0.0' : '5.0.0')
}

/** Whether a relay said it, so that it can be quoted as a diagnostic code. */
export function isReply(answer: string): boolean {
  return reply.test(answer)
}
