import { diffArrays } from 'diff'
import type { Part } from '../../../server/types.ts'

/** A block of a mail, and what a reader sees in it. */
export interface Block {
  element: Element
  /** The texts that are its own, not those of blocks inside it. */
  nodes: Node[]
  says: string
}

/** A mail of more blocks is shown without marks. */
const MOST_BLOCKS = 5000
/** Milliseconds: it runs in the page itself. */
const PATIENCE = 300

const flowing = new Set(
  'A ABBR B BDI BDO BIG BR CITE CODE DEL DFN EM FONT I INS KBD LABEL MARK Q S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR'.split(
    ' ',
  ),
)
/** What makes a block larger than its own text. */
const holders = 'table, div, p, ul, ol, blockquote, h1, h2, h3, h4, h5, h6, section, article, hr'
const unseen = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'TITLE', 'NOSCRIPT'])

/**
 * The blocks of a page that hold text of their own, and its pictures, in order; null when there are
 * too many of them. A picture of the mail itself is known by its part. The page is of another window: its nodes are of no class of ours.
 */
export function blocksOf(page: Document, parts: readonly Part[]): Block[] | null {
  const blocks = new Map<Element, Block>()
  const all = page.body?.getElementsByTagName('*') ?? []
  for (const element of [page.body, ...all]) {
    if (!element || unseen.has(element.tagName.toUpperCase())) continue
    if (element.tagName === 'IMG')
      blocks.set(element, { element, nodes: [], says: pictureOf(element, parts) })
    for (const node of element.childNodes) {
      const text = node.nodeType === Node.TEXT_NODE ? plain(node.nodeValue ?? '') : ''
      if (text === '') continue
      const block = blockAround(element)
      const known = blocks.get(block)
      if (known) known.says += ` ${text}`
      else blocks.set(block, { element: block, nodes: [], says: text })
      blocks.get(block)?.nodes.push(node)
    }
    if (blocks.size > MOST_BLOCKS) return null
  }
  return [...blocks.values()]
}

/** The blocks that only one of the two has; null where that cannot be found in time. */
export function differing(left: Block[], right: Block[]): [Block[], Block[]] | null {
  const changes = diffArrays(
    left.map(({ says }) => says),
    right.map(({ says }) => says),
    { timeout: PATIENCE, maxEditLength: 2000 },
  )
  if (changes === undefined) return null
  const found: [Block[], Block[]] = [[], []]
  let [here, there] = [0, 0]
  for (const { added, removed, value } of changes) {
    if (removed) found[0].push(...left.slice(here, here + value.length))
    else if (added) found[1].push(...right.slice(there, there + value.length))
    if (!added) here += value.length
    if (!removed) there += value.length
  }
  return found
}

const name = 'data-mailproof-differs'
const highlight = 'mailproof-differs'

/**
 * Outlines blocks; those that were outlined before no longer are. Of a block with others inside only
 * its own text is marked, or its outline would seem to be about all of them.
 */
export function outline(page: Document, blocks: readonly Block[], colour: string): void {
  page.getElementById(name)?.remove()
  for (const old of page.querySelectorAll(`[${name}]`)) old.removeAttribute(name)
  // The registry is the mail's own: its window is another one.
  const registry = page.defaultView?.CSS?.highlights
  registry?.delete(highlight)
  if (blocks.length === 0) return
  const ranges: Range[] = []
  for (const { element, nodes } of blocks) {
    if (registry && element.querySelector(holders))
      ranges.push(...nodes.map((node) => rangeOf(page, node)))
    else element.setAttribute(name, '')
  }
  if (ranges.length > 0) registry?.set(highlight, new Highlight(...ranges))
  const style = page.createElement('style')
  style.id = name
  style.textContent = `[${name}] { outline: 2px dashed ${colour} !important; outline-offset: 1px !important }
    ::highlight(${highlight}) { background-color: ${colour}33; text-decoration: underline dashed 2px ${colour} }`
  page.documentElement.append(style)
}

function blockAround(element: Element): Element {
  let block = element
  while (flowing.has(block.tagName.toUpperCase()) && block.parentElement)
    block = block.parentElement
  return block
}

/** A picture that came along is the same wherever it stands in the tree. */
function pictureOf(image: Element, parts: readonly Part[]): string {
  const kept = image.getAttribute('src') ?? image.getAttribute('data-mailproof-src') ?? ''
  const path = /(?:^|\/)parts\/([\d.]+)$/.exec(kept)?.[1]
  const part = parts.find((one) => one.path === path)
  const which = part ? `${part.type} ${part.name ?? ''} ${part.size}` : kept
  return `picture ${which} ${image.getAttribute('alt') ?? ''}`
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function rangeOf(page: Document, node: Node): Range {
  const range = page.createRange()
  range.selectNodeContents(node)
  return range
}
