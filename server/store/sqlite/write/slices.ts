/** Messages that a large act takes in one transaction: commits wait for it. */
const sliceSize = 500

/**
 * Does an act on many messages in slices, with a turn of the loop between them, in which waiting
 * mail is committed. The last slice is handed over apart, to end the act with it.
 */
export async function inSlices(
  numbers: number[],
  slice: (numbers: number[]) => void,
): Promise<number[]> {
  let at = 0
  for (; at + sliceSize < numbers.length; at += sliceSize) {
    slice(numbers.slice(at, at + sliceSize))
    await new Promise((resolve) => setImmediate(resolve))
  }
  return numbers.slice(at)
}
