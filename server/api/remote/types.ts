/** Types that say nothing of the bytes: these are looked at instead. */
const vague = new Set(['', 'application/octet-stream', 'binary/octet-stream', 'text/plain'])

const fonts =
  /^(?:font\/[\w.+-]{1,60}|application\/(?:x-)?font-[\w-]{1,30}|application\/vnd\.ms-fontobject)$/

/** Whether an image or font may come under this name. */
export function mayBeFile(type: string): boolean {
  return /^image\/[\w.+-]{1,60}$/.test(type) || fonts.test(type) || vague.has(type)
}

const starts: [type: string, at: number, bytes: string][] = [
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF8'],
  ['image/webp', 8, 'WEBP'],
  ['image/avif', 4, 'ftypavif'],
  ['image/bmp', 0, 'BM'],
  ['image/x-icon', 0, '\0\0\x01\0'],
  ['font/woff2', 0, 'wOF2'],
  ['font/woff', 0, 'wOFF'],
  ['font/otf', 0, 'OTTO'],
  ['font/ttf', 0, '\0\x01\0\0'],
]

/** The type under which an image or font is handed on; null when it is neither. */
export function fileType(type: string, body: Uint8Array): string | null {
  if (!vague.has(type)) return mayBeFile(type) ? type : null
  const head = Buffer.from(body.subarray(0, 16)).toString('latin1')
  return starts.find(([, at, bytes]) => head.startsWith(bytes, at))?.[0] ?? null
}
