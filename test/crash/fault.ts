/** What must never happen: a promise of the product that a kill broke. */
export class Fault extends Error {
  override readonly name = 'Fault'
}

export function must(holds: boolean, complaint: () => string): asserts holds {
  if (!holds) throw new Fault(complaint())
}
