/** How much of everything a run does. */
export interface Scale {
  rounds: number
  /** Messages of a burst. */
  burst: number
  /** Seconds of a timed round: a connection for each message. */
  seconds: number
  /** Seconds of a cell of the matrix, and the numbers of connections in it. */
  cell: number
  connections: number[]
  /** Seconds of the sustained rows. */
  sustained: number
  /** Seconds of mailparser before and after. */
  parser: number
  /** Messages in the store, for list and search. */
  sizes: number[]
  /** Requests of each kind of search at most. */
  searches: number
  /** Seconds of 100 messages a second. */
  live: number
  /** Messages in the store when its memory is read. */
  memory: number
  /** Large messages at once, and their bytes. */
  large: { count: number; bytes: number }
  /** The limit of retention; messages above it go. */
  retention: number
  /** Fresh browsers that open the list and a mail. */
  opens: number
  /** Seconds in which the list is dragged from its first row to its last. */
  scroll: number
}

const large = { count: 10, bytes: 50_000_000 }

export const usual: Scale = {
  rounds: 5,
  burst: 10_000,
  seconds: 3,
  cell: 2,
  connections: [1, 8, 16, 50],
  sustained: 60,
  parser: 10,
  sizes: [10_000, 100_000],
  searches: 100,
  live: 20,
  memory: 100_000,
  large,
  retention: 10_000,
  opens: 5,
  scroll: 20,
}

/** A look in about two minutes. */
export const quick: Scale = {
  rounds: 2,
  burst: 10_000,
  seconds: 1,
  cell: 0.5,
  connections: [8, 50],
  sustained: 10,
  parser: 3,
  sizes: [10_000],
  searches: 30,
  live: 5,
  memory: 10_000,
  large,
  retention: 5_000,
  opens: 3,
  scroll: 10,
}

/** Proves that the bench works, and nothing else. */
export const tiny: Scale = {
  rounds: 1,
  burst: 100,
  seconds: 0.2,
  cell: 0.2,
  connections: [8],
  sustained: 1,
  parser: 0.3,
  sizes: [200],
  searches: 2,
  live: 0.5,
  memory: 300,
  large: { count: 2, bytes: 2_000_000 },
  retention: 100,
  opens: 1,
  scroll: 1,
}
