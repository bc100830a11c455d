/** 'Ada <ada@x.example>' goes to ada@x.example; what is no address stays as it was typed. */
export function pathsOf(typed: readonly string[]): string[] {
  return typed.map((one) => /<([^<>]*)>$/.exec(one)?.[1]?.trim() ?? one)
}
