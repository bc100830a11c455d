/** Sides in pixels of a blocked image that says nothing of its size. */
const unknownSide = 16

/**
 * A pale box in place of a blocked image. Its own size follows the attributes, so that a width
 * without a height does not stretch it to a square.
 */
export function placeholder(attributes: Map<string, string>): string {
  const width = pixels(attributes.get('width'))
  const height = pixels(attributes.get('height'))
  const w = width ?? height ?? unknownSide
  const h =
    height ??
    (width === null ? unknownSide : Math.min(width, Math.max(unknownSide, Math.round(width / 4))))
  return (
    `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='${w}' height='${h}'%3E` +
    `%3Crect width='100%25' height='100%25' fill='%23888' fill-opacity='.2'/%3E%3C/svg%3E`
  )
}

function pixels(text: string | undefined): number | null {
  const match = /^\s{0,9}(\d{1,5})(?:px)?\s{0,9}$/.exec(text ?? '')
  return match ? Number(match[1]) : null
}
