import type { Component } from 'svelte'
import type { Text } from '../../server/types.ts'
import { isModifier, leavesTyping, strokeOf } from './strokes.ts'

/** What commands are about; the help and the palette show them under these headings. */
export type CommandGroup = 'message' | 'move' | 'tabs' | 'list' | 'sort' | 'go' | 'look' | 'more'

/** Something that can be done by a key, and by its name in the palette. */
export interface Command {
  id: string
  title: Text
  /**
   * Each of them does it: a `KeyboardEvent.key`; several pressed one after the other, with a blank
   * between ('g a'); or one with Ctrl, on a Mac with Cmd ('Mod+k'), which works while typing too.
   * Without any it is done by its name alone.
   */
  keys: readonly string[]
  /** 'more' where it has none. */
  group?: CommandGroup
  icon?: Component<{ size?: number }>
  /** A key that is held does it again and again; others do nothing then. */
  repeats?: boolean
  /** False where it makes no sense just now. */
  possible?: () => boolean
  run(): void
}

/** The second key of two comes within so many ms. */
const patience = 1000

/** Keys → commands. The list grows while a part of the screen is there that has keys of its own. */
export class Keys {
  readonly #commands: Command[] = []
  readonly #now: () => number
  #begun: { stroke: string; at: number } | null = null

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

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
    // Shift, AltGr and the like come before the key that they are held for.
    if (event.defaultPrevented || event.isComposing || isModifier(event.key)) return false
    const begun = this.#take()
    const stroke = strokeOf(event)
    if (stroke === null || !(stroke.startsWith('Mod+') || leavesTyping(event.target))) return false
    const command =
      (begun === null ? undefined : this.#find(`${begun} ${stroke}`)) ?? this.#find(stroke)
    if (!command) {
      if (!this.#begins(stroke)) return false
      this.#begun = { stroke, at: this.#now() }
      event.preventDefault()
      return false
    }
    event.preventDefault()
    if (event.repeat && !command.repeats) return false
    command.run()
    return true
  }

  /** The key before this one, where it was the first of two. */
  #take(): string | null {
    const begun = this.#begun
    this.#begun = null
    return begun && this.#now() - begun.at < patience ? begun.stroke : null
  }

  #find(keys: string): Command | undefined {
    return this.#commands.find((one) => one.keys.includes(keys) && isPossible(one))
  }

  #begins(stroke: string): boolean {
    return this.#commands.some(
      (one) => one.keys.some((keys) => keys.startsWith(`${stroke} `)) && isPossible(one),
    )
  }
}

export function isPossible(command: Command): boolean {
  return command.possible?.() ?? true
}
