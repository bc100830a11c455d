import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawn, scrolled, stuck, tallest, toScroll, toTop } from '../../web/ui/scroll.ts'

const view = 800
/** From a few rows to ten million rows of 64 px. */
const extents = fc.integer({ min: view + 1, max: 640_000_000 }).map((full) => ({ full, view }))

test('reaches the first and the last row of a list of any length', () => {
  fc.assert(
    fc.property(extents, (extent) => {
      expect(toTop(0, extent)).toBe(0)
      expect(toTop(drawn(extent.full) - view, extent)).toBeCloseTo(extent.full - view, 3)
    }),
  )
})

test('never draws taller than browsers can', () => {
  fc.assert(fc.property(extents, ({ full }) => drawn(full) <= tallest && drawn(full) <= full))
})

test('points the scrollbar at where the list is', () => {
  fc.assert(
    fc.property(extents, fc.double({ min: 0, max: 1, noNaN: true }), (extent, part) => {
      const top = part * (extent.full - view)
      expect(Math.abs(toTop(toScroll(top, extent), extent) - top)).toBeLessThan(1)
    }),
  )
})

test('moves pixel by pixel in a list too tall to draw', () => {
  const extent = { full: 640_000_000, view }
  const at = { top: 320_000_000, scroll: toScroll(320_000_000, extent) }
  expect(scrolled(at, at.scroll + 120, extent).top).toBe(320_000_120)
  expect(scrolled(at, at.scroll - 64, extent).top).toBe(319_999_936)
})

test('leaps to where the scrollbar was dragged', () => {
  const extent = { full: 640_000_000, view }
  const leap = scrolled({ top: 0, scroll: 0 }, drawn(extent.full) - view, extent)
  expect(leap.top).toBe(extent.full - view)
})

test('knows when the scrollbar ends before the rows do', () => {
  const extent = { full: 640_000_000, view }
  expect(stuck({ top: 5_000, scroll: 0 }, extent)).toBe(true)
  expect(stuck({ top: 0, scroll: 0 }, extent)).toBe(false)
})
