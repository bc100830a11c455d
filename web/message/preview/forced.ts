/** Elements that are recoloured; no mail that people write has more. */
const mostElements = 20_000

const sides = ['top', 'right', 'bottom', 'left'] as const

/** What each changed element had in its `style` before. */
const changed = new WeakMap<Document, Map<HTMLElement, string | null>>()

/**
 * Recolours the page as mail programs do that force dark mode: what is light becomes dark and what
 * is dark light, hues stay, pictures are left alone. So a text on a background picture may become
 * unreadable here as it does there. Call it again when style sheets have come.
 */
export function setForced(page: Document, on: boolean): void {
  for (const [element, style] of changed.get(page) ?? []) {
    if (style === null) element.removeAttribute('style')
    else element.setAttribute('style', style)
  }
  changed.delete(page)
  if (on) recolour(page)
}

function recolour(page: Document): void {
  const view = page.defaultView
  if (!view) return
  const elements = [page.documentElement, ...page.querySelectorAll<HTMLElement>('body, body *')]
  // All is read before anything is written: else the browser would lay the page out each time.
  const wanted = elements.slice(0, mostElements).map((element) => {
    return { element, colours: coloursOf(element, view.getComputedStyle(element)) }
  })
  const before = new Map<HTMLElement, string | null>()
  for (const { element, colours } of wanted) {
    if (colours.length === 0) continue
    before.set(element, element.getAttribute('style'))
    for (const [name, colour] of colours) {
      element.style.setProperty(name, inverted(colour), 'important')
    }
  }
  changed.set(page, before)
}

type Colour = readonly [property: string, value: string]

function coloursOf(element: HTMLElement, style: CSSStyleDeclaration): Colour[] {
  const out: Colour[] = []
  // The root too: what stands in no element takes its colour from there.
  if (showsText(element)) out.push(['color', style.color])
  if (isSeen(style.backgroundColor)) out.push(['background-color', style.backgroundColor])
  for (const side of sides) {
    const colour = style.getPropertyValue(`border-${side}-color`)
    const drawn = style.getPropertyValue(`border-${side}-style`) !== 'none'
    if (drawn && isSeen(colour)) out.push([`border-${side}-color`, colour])
  }
  return out
}

function showsText(element: HTMLElement): boolean {
  if (element === element.ownerDocument.documentElement) return true
  for (const node of element.childNodes) {
    if (node.nodeType === 3 && node.nodeValue?.trim()) return true
  }
  return /^(?:input|textarea|select|li|summary|img)$/i.test(element.localName)
}

function isSeen(colour: string): boolean {
  return colour !== '' && colour !== 'transparent' && !/[,/]\s*0(?:\.0*)?\)$/.test(colour)
}

/** White becomes the near-black of dark themes, black white. */
function inverted(colour: string): string {
  return `oklch(from ${colour} calc(1 - 0.82 * l) c h)`
}
