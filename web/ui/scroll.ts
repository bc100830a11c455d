/**
 * Browsers end at some 17 (Firefox) to 33.5 million pixels. A taller list is drawn this tall, and
 * the scrollbar's position is mapped to it.
 */
export const tallest = 15_000_000

/** Height of all rows and of what is seen of them, in px. */
export interface Extent {
  full: number
  view: number
}

/** Where the list is: `top` px of the full height, while the browser's scrollTop says `scroll`. */
export interface Scrolled {
  top: number
  scroll: number
}

export function drawn(full: number): number {
  return Math.min(full, tallest)
}

/** The position in the full height that the scrollbar stands for. */
export function toTop(scroll: number, { full, view }: Extent): number {
  return scale(scroll, drawn(full) - view, full - view)
}

export function toScroll(top: number, { full, view }: Extent): number {
  return scale(top, full - view, drawn(full) - view)
}

/**
 * After the browser scrolled. A small step (wheel, keys, touch) moves the rows pixel by pixel; a
 * leap (the scrollbar was dragged, Home, End) goes where the scrollbar points.
 */
export function scrolled(before: Scrolled, scroll: number, extent: Extent): Scrolled {
  if (extent.full <= tallest) return { top: scroll, scroll }
  const step = scroll - before.scroll
  if (Math.abs(step) >= extent.view) return { top: toTop(scroll, extent), scroll }
  const end = extent.full - extent.view
  return { top: Math.min(end, Math.max(0, before.top + step)), scroll }
}

/** True when the scrollbar has come to an end before the rows have. */
export function stuck({ top, scroll }: Scrolled, { full, view }: Extent): boolean {
  const end = drawn(full) - view
  return (scroll <= 0 && top > 0) || (scroll >= end && top < full - view)
}

function scale(value: number, from: number, to: number): number {
  if (from <= 0 || to <= 0) return 0
  return from === to ? value : (Math.min(Math.max(value, 0), from) / from) * to
}
