/** `forced`: recoloured as some mail programs do in dark mode. */
export const schemes = ['light', 'dark', 'forced'] as const
export type Scheme = (typeof schemes)[number]

/** In per cent; `fit` shows the whole width of a sheet that is wider than the pane. */
export type Zoom = number | 'fit'

/** How one message is looked at. */
export interface Look {
  /** Pixels; null is as wide as there is room. */
  width: number | null
  scheme: Scheme
  images: boolean
  zoom: Zoom
  /** Remote content is shown whenever the message is opened. */
  remote: boolean
}

/** Widths that mail is designed for. */
export const widths = { phone: 375, tablet: 768 } as const

/** Narrower than any phone, and wider than any screen. */
export const narrowest = 240
export const widest = 4000

export const zooms = [50, 75, 100, 125, 150, 200] as const

export const plain: Look = {
  width: null,
  scheme: 'light',
  images: true,
  zoom: 'fit',
  remote: false,
}

/** The width that was meant; null for anything but a number of pixels. */
export function readWidth(text: string): number | null {
  const digits = /^\s*(\d{1,5})\s*(?:px)?\s*$/.exec(text)?.[1]
  return digits === undefined ? null : Math.min(widest, Math.max(narrowest, Number(digits)))
}

/** The next zoom in this direction; `factor` is what is in force, for one that is fitted. */
export function zoomBy(step: 1 | -1, factor: number): number {
  const now = Math.round(factor * 100)
  const next = step > 0 ? zooms.find((one) => one > now) : zooms.findLast((one) => one < now)
  return next ?? (step > 0 ? zooms[zooms.length - 1] : zooms[0]) ?? 100
}

/** Whatever lies there, from an older version or another hand, only known values count. */
export function readLook(value: unknown): Look {
  const found: Partial<Record<keyof Look, unknown>> =
    typeof value === 'object' && value !== null ? value : {}
  return {
    width: typeof found.width === 'number' ? readWidth(String(found.width)) : plain.width,
    scheme: schemes.find((one) => one === found.scheme) ?? plain.scheme,
    images: found.images !== false,
    zoom: found.zoom === 'fit' ? 'fit' : (zooms.find((one) => one === found.zoom) ?? plain.zoom),
    remote: found.remote === true,
  }
}
