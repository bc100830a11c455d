/** A text that may have been cut off. */
export interface Excerpt {
  text: string
  /** Bytes that were read. */
  bytes: number
  cut: boolean
}

/** Reads at most so many bytes of an answer and lets go of the rest. */
export async function readExcerpt(answer: Response, most: number): Promise<Excerpt> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  let cut = false
  const reader = answer.body?.getReader()
  for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
    chunks.push(next.value.subarray(0, most - bytes))
    bytes += chunks.at(-1)?.length ?? 0
    if (bytes < most) continue
    cut = next.value.length > (chunks.at(-1)?.length ?? 0) || !(await reader?.read())?.done
    await reader?.cancel()
    break
  }
  return { text: decode(joined(chunks, bytes), cut), bytes, cut }
}

function joined(chunks: Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}

/**
 * UTF-8 where the bytes are that, else one character for each byte: what is shown loses nothing.
 * A character that the cut went through is left out.
 */
function decode(bytes: Uint8Array, cut: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: cut })
  } catch {
    return new TextDecoder('windows-1252').decode(bytes) // 8-bit mail without a charset
  }
}
