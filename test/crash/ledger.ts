import type { MessageRow } from '../../server/types.ts'
import { Fault, must } from './fault.ts'
import type { Letter } from './mail.ts'

/**
 * What the product has promised about one message. Each fact has the values that it may have: one,
 * unless an act was under way when the server was killed.
 */
export interface Kept {
  id: string
  letter: Letter
  visible: Set<boolean>
  inbox: Set<string>
  /** JSON of the sorted tags. */
  tags: Set<string>
}

export const tagsOf = (tags: readonly string[]) => JSON.stringify([...tags].sort())

/** What was sent, what was acknowledged, and what was done with it since. */
export class Ledger {
  readonly kept = new Map<string, Kept>()
  /** Sent, without an answer yet; by their word. */
  readonly #underWay = new Map<string, { letter: Letter; inbox: string }>()
  /** The inbox that takes what no rule claims, once it is known. */
  home = ''
  /** Newest event heard of. */
  seq = 0
  /** Ids whose `message.stored` was heard. */
  readonly told = new Set<string>()

  sending(letter: Letter, inbox: string): void {
    this.#underWay.set(letter.word, { letter, inbox })
  }

  acknowledged(word: string, id: string): Kept {
    const sent = this.#underWay.get(word)
    if (!sent) throw new Error(`${word} was never sent`)
    must(!this.kept.has(id), () => `two messages got the id ${id}`)
    this.#underWay.delete(word)
    const kept = {
      id,
      letter: sent.letter,
      visible: new Set([true]),
      inbox: new Set([sent.inbox]),
      tags: new Set([tagsOf([])]),
    }
    this.kept.set(id, kept)
    return kept
  }

  /** A message in the list of which no answer told: it was under way when the server was killed. */
  adopt(row: MessageRow): Kept {
    const word = /\bsx(\w+)/.exec(row.subject ?? '')?.[1]
    const known = this.#underWay.has(`x${word}`)
    if (!known) throw new Fault(`nobody sent the message ${row.id}, or it is there twice`)
    return this.acknowledged(`x${word}`, row.id)
  }

  /** The answer to what was under way will never come. */
  settle(): void {
    this.#underWay.clear()
  }

  visible(): Kept[] {
    return [...this.kept.values()].filter(({ visible }) => !visible.has(false))
  }
}

/** Says an act before it is done, and afterwards that it was. */
export function intend<T>(facts: Set<T>[], value: T): () => void {
  for (const fact of facts) fact.add(value)
  return () => {
    for (const fact of facts) {
      fact.clear()
      fact.add(value)
    }
  }
}
