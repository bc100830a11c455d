import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { SMTPServerAuthentication } from 'smtp-server'
import type { Accounts, AuthMode } from '../types.ts'

export const authMethods = ['PLAIN', 'LOGIN', 'CRAM-MD5']

/** A user name becomes the name of an inbox; nobody needs a longer one. */
const maxUser = 255

/** Compared against when the user is unknown, so that the answer takes as long. */
const nobody = randomBytes(24).toString('hex')

/**
 * Decides whether someone is let in. `any` lets everyone in whatever the password; `inbox` only
 * those who know an inbox's user and password, compared in constant time.
 */
export function admits(
  mode: AuthMode,
  accounts: Accounts,
  auth: Pick<SMTPServerAuthentication, 'method' | 'username' | 'password' | 'validatePassword'>,
): boolean {
  const user = auth.username ?? ''
  if (user.length > maxUser) return false
  switch (mode) {
    case 'off':
      return false
    case 'any':
      return true
    case 'inbox': {
      const known = accounts.password(user)
      const password = known ?? nobody
      const right =
        auth.method === 'CRAM-MD5'
          ? auth.validatePassword(password)
          : same(auth.password ?? '', password)
      return right && known !== undefined
    }
  }
}

function same(given: string, right: string): boolean {
  return timingSafeEqual(digest(given), digest(right))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
