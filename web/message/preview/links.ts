import { targetOf, type Target } from './target.ts'

const linking = 'a[href], area[href], [data-blocked-href], [data-blocked-xlink-href], a'

/** Says which link of the page is pointed at or has the focus; null when none is. */
export function watchLinks(page: Document, told: (target: Target | null) => void): () => void {
  let current: Element | null = null

  function show(event: Event) {
    const link = linkAt(event.target)
    if (link === current) return
    current = link
    told(link && read(link))
  }
  function hide() {
    if (!current) return
    current = null
    told(null)
  }

  const listeners = [
    ['pointerover', show],
    ['focusin', show],
    ['pointerleave', hide],
    ['focusout', hide],
  ] as const
  for (const [name, listener] of listeners) page.addEventListener(name, listener)
  // Leaving the frame is told to its root element only.
  page.documentElement.addEventListener('pointerleave', hide)
  return () => {
    for (const [name, listener] of listeners) page.removeEventListener(name, listener)
    page.documentElement.removeEventListener('pointerleave', hide)
  }
}

/** Elements of a frame are of another class than those of this page. */
function linkAt(target: EventTarget | null): Element | null {
  if (!target || !('closest' in target) || typeof target.closest !== 'function') return null
  return (target as Element).closest(linking)
}

function read(link: Element): Target | null {
  const href = link.getAttribute('href') ?? link.getAttribute('xlink:href')
  const text = link.textContent ?? ''
  if (href !== null) return href.startsWith('#') ? null : targetOf(href, text)
  const blocked =
    link.getAttribute('data-blocked-href') ?? link.getAttribute('data-blocked-xlink-href')
  return blocked === null ? null : targetOf(blocked, text, true)
}
