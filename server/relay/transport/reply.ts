import { plain } from './transcript.ts'

/** A whole reply of a relay. */
export interface Reply {
  code: number
  /** On one line: '550 5.1.1 No such user'. */
  text: string
}

/** @param text with lines as they came; null when it does not begin with a reply code */
export function readReply(text: string): Reply | null {
  const code = /^([2-5]\d\d)(?:[ -]|$)/.exec(text)?.[1]
  if (code === undefined) return null
  const [first = '', ...rest] = text.split(/\r?\n/).slice(0, 20)
  const more = rest.map((line) => line.replace(/^\d{3}[ -]?/, ''))
  return { code: Number(code), text: plain([first.replace(/^(\d{3})-/, '$1 '), ...more].join(' ')) }
}

export const isGood = ({ code }: Reply): boolean => code >= 200 && code < 300

export const isRefusal = ({ code }: Reply): boolean => code >= 400
