/** Charsets in which ASCII letters stand for others, so that capitals mean nothing. */
const codes = 'koi|jp|jis|euc|gb|big5|isoir|cp1251|windows-1251|georgianps|pt154|tis'
export const capitalsMeanNothing = new RegExp(`^[-_a-z0-9]*(?:${codes})[-_a-z0-9]*$`, 'i')
export const encodedWithoutCapitals = new RegExp(`=\\?[-_a-z0-9]*(?:${codes})[-_a-z0-9]*\\?`, 'i')

/** The charset of a Content-Type field as it is written. */
export function charsetOf(contentType: string): string | null {
  const match = /charset=(?:"([^"]+)"|'([^']+)'|(\S+))/i.exec(contentType)
  return match === null ? null : (match[1] ?? match[2] ?? match[3] ?? null)
}
