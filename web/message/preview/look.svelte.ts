class Look {
  /** Pixels; null is as wide as there is room. */
  width = $state<number | null>(null)
  scheme = $state<'light' | 'dark'>('light')
  images = $state(true)
}

/** How mail is looked at; stays the same from message to message until the page is left. */
export const look = new Look()

/** Widths that mail is designed for. */
export const widths = { phone: 375, tablet: 768 } as const

/** Narrower than any phone. */
export const narrowest = 240
