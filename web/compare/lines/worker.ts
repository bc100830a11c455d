import { compareTexts, type Compared } from './compare.ts'
import { breakTags } from './format.ts'

export interface Question {
  left: string
  right: string
  /** Put the tags of both on lines of their own first. */
  broken: boolean
}

export interface Answer extends Compared {
  /** The texts that were compared, where they are not those that were sent. */
  texts: { left: string; right: string } | null
}

/** Compares beside the page, so that two sources of megabytes never hold it up. */
self.addEventListener('message', ({ data }: MessageEvent<Question>) => {
  const { left, right, broken } = data
  const texts = broken ? { left: breakTags(left), right: breakTags(right) } : null
  const answer: Answer = { ...compareTexts(texts?.left ?? left, texts?.right ?? right), texts }
  self.postMessage(answer)
})
