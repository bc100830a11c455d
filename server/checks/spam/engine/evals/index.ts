import type { EvalFunction, Missing } from '../eval.ts'

/** The functions that rules may call with `eval:`, or why one is not there. */
export const evals: ReadonlyMap<string, EvalFunction | Missing> = new Map()
