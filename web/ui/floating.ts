const gap = 4
const margin = 8

/** Lays a box of fixed position under an element, above it where there is no room, never outside the window. */
export function placeUnder(box: HTMLElement, element: HTMLElement, align: 'start' | 'end'): void {
  const at = element.getBoundingClientRect()
  const own = box.getBoundingClientRect()
  const below = at.bottom + gap
  const above = at.top - gap - own.height
  const top = below + own.height > innerHeight - margin && above >= margin ? above : below
  const wanted = align === 'start' ? at.left : at.right - own.width
  const left = Math.max(margin, Math.min(wanted, innerWidth - own.width - margin))
  box.style.top = `${top}px`
  box.style.left = `${left}px`
}
