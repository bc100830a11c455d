class Look {
  /** Pixels; null is as wide as there is room. */
  width = $state<number | null>(null)
  scheme = $state<'light' | 'dark'>('light')
  images = $state(true)
}

/** How both mails are looked at; stays the same until the page is left. */
export const look = new Look()
