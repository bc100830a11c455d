/** A file that goes along. */
export interface Enclosed {
  name: string
  type: string
  size: number
  content: Blob
  /** Content-ID of a picture that the HTML shows. */
  cid?: string
}

export function encloseFiles(files: Iterable<File>): Enclosed[] {
  return Array.from(files, (file) => {
    const { name, type, size } = file
    return { name, type: type || 'application/octet-stream', size, content: file }
  })
}

/** In base64, as the API takes it. */
export async function encoded({ name, type, cid, content }: Enclosed) {
  const bytes = new Uint8Array(await content.arrayBuffer())
  let binary = ''
  const step = 0x8000
  for (let at = 0; at < bytes.length; at += step) {
    binary += String.fromCharCode(...bytes.subarray(at, at + step))
  }
  return {
    name,
    content: btoa(binary),
    ...(cid === undefined ? {} : { cid }),
    ...(/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(type) ? { type } : {}),
  }
}
