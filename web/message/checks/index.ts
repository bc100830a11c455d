import { anyView, type AnyCheckView } from './check.ts'
import { auth } from './auth/index.ts'
import { spam } from './spam/index.ts'

/** Those of the list that the server runs; all of them until that is known. */
export function running(ids: readonly string[] | undefined): typeof checks {
  return ids ? checks.filter(({ id }) => ids.includes(id)) : checks
}

/** LIST of checks, in the order people see them. */
export const checks: AnyCheckView[] = [anyView(spam), anyView(auth)]
