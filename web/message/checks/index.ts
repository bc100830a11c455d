import type { CheckId, CheckView } from './check.ts'
import { spam } from './spam/index.ts'

/** LIST of checks, in the order people see them. */
export const checks: { [Id in CheckId]: CheckView<Id> }[CheckId][] = [spam]
