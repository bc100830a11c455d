import { SandboxError } from '../../server/errors.ts'

/** How an act fails; null when it does not. */
export function failureOf(act: () => unknown): SandboxError | null {
  try {
    act()
    return null
  } catch (error) {
    if (error instanceof SandboxError) return error
    throw error
  }
}
