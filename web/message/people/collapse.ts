/** How many of a long list are shown before "+n". */
const SHOWN = 2

/** The first few of a list, and how many more there are. A rest of one is shown: "+1" saves nothing. */
export function collapse<T>(all: T[], shown = SHOWN): { first: T[]; more: number } {
  if (all.length <= shown + 1) return { first: all, more: 0 }
  return { first: all.slice(0, shown), more: all.length - shown }
}
