import type { Engine, Store, StoreOptions } from './store.ts'
import { sqlite } from './sqlite/engine.ts'

/** Every storage engine; each passes `test/store/contract.ts`. */
export const engines: Engine[] = [sqlite]

/** @throws SandboxError `conflict` when another process has the file, `storage` when it is unusable */
export function openStore(options: StoreOptions): Promise<Store> {
  return sqlite.open(options)
}
