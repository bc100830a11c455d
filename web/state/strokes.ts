/** Fields and open boxes own their keys. */
const typing = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]'
const floating = 'dialog, [role=dialog], [role=menu], [role=alertdialog]'
const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Fn'])

/** Commands are made with Cmd there, and with Ctrl everywhere else. */
export const apple = /^(Mac|iP)/.test(globalThis.navigator?.platform ?? '')

export function isModifier(key: string): boolean {
  return modifiers.has(key)
}

/** What a press says: 'e', '#', 'Mod+k'; null for what belongs to the browser. */
export function strokeOf(event: KeyboardEvent): string | null {
  const { key, ctrlKey, metaKey, altKey } = event
  if (composed(event)) return metaKey ? null : key
  if (altKey) return null
  if (!ctrlKey && !metaKey) return key
  const mod = apple ? metaKey && !ctrlKey : ctrlKey && !metaKey
  return mod && !event.shiftKey ? `Mod+${key.toLowerCase()}` : null
}

/**
 * On many keyboards '#', '[' and the like are made with AltGr, which is Ctrl and Alt on Windows, or
 * with Option on a Mac: what comes of it decides. Letters and digits with Alt are the browser's.
 */
function composed(event: KeyboardEvent): boolean {
  const held = event.altKey || event.getModifierState('AltGraph')
  return held && /^[^\p{L}\p{N}\s]$/u.test(event.key)
}

/** True where no field or box takes the keys. The target may be of another frame, of other classes. */
export function leavesTyping(target: EventTarget | null): boolean {
  if (!target || !('closest' in target) || typeof target.closest !== 'function') return true
  const element = target as Element
  return element.closest(typing) === null && element.closest(floating) === null
}
