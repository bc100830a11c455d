import type { Text } from '../../server/types.ts'

/** Something that can be done by a key, and later by its name. */
export interface Command {
  id: string
  title: Text
  /** `KeyboardEvent.key` of each key that does it. */
  keys: readonly string[]
  /** False where it makes no sense just now. */
  possible?: () => boolean
  run(): void
}

/** Fields and open boxes own their keys. */
const typing = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]'
const floating = 'dialog, [role=dialog], [role=menu], [role=alertdialog]'

/** Keys → commands. The list grows while a part of the screen is there that has keys of its own. */
export class Keys {
  readonly #commands: Command[] = []

  get commands(): readonly Command[] {
    return this.#commands
  }

  /** Returns the function that takes them away again. */
  add(commands: readonly Command[]): () => void {
    this.#commands.push(...commands)
    return () => {
      for (const command of commands) this.#commands.splice(this.#commands.indexOf(command), 1)
    }
  }

  /** Hand every `keydown` here, also those of frames. Returns true when a command ran. */
  handle(event: KeyboardEvent): boolean {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false
    if (event.isComposing || owned(event.target)) return false
    const command = this.#commands.find(
      (one) => one.keys.includes(event.key) && (one.possible?.() ?? true),
    )
    if (!command) return false
    event.preventDefault()
    command.run()
    return true
  }
}

/** The target may be of another frame, whose elements are of another class. */
function owned(target: EventTarget | null): boolean {
  if (!target || !('closest' in target) || typeof target.closest !== 'function') return false
  const element = target as Element
  return element.closest(typing) !== null || element.closest(floating) !== null
}
