import type { EvalContext } from '../eval.ts'

/**
 * A value that functions of one message share: made when the first asks for it. Each maker is one
 * function, by which the value is known.
 */
export function once<Value>(context: EvalContext, make: (context: EvalContext) => Value): Value {
  const values = made.get(context.shared) ?? new Map<unknown, unknown>()
  made.set(context.shared, values)
  if (!values.has(make)) values.set(make, make(context))
  // The key is the maker, so the value is of its type.
  return values.get(make) as Value
}

/** By message, through what its functions share. */
const made = new WeakMap<Map<string, unknown>, Map<unknown, unknown>>()
