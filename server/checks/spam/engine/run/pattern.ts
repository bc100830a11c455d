import type { Pattern } from '../conf/rule.ts'

const compiled = new Map<string, RegExp>()

/** Compiled when it is first asked for; `g`, for it is asked how often it matches. */
export function regexOf({ source, flags }: Pattern): RegExp {
  const key = `${flags}/${source}`
  let regex = compiled.get(key)
  if (!regex) compiled.set(key, (regex = new RegExp(source, `g${flags}`)))
  return regex
}
