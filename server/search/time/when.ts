/** The clock and the calendar by which a search is read. */
export interface When {
  /** Milliseconds since 1970. */
  now: number
  /** IANA name of the time zone whose days are meant: 'Europe/Madrid'. */
  tz: string
}

/** A stretch of time, in ms since 1970: `to` is exclusive, and equal to `from` for an instant. */
export interface Stretch {
  from: number
  to: number
}

/** The zone of a search that names none: the one in which the API writes its instants. */
export const usualZone = 'UTC'
