/** Longest file name in characters; file systems end at 255 bytes. */
const longest = 120

const extensions: Record<string, string> = {
  'application/pdf': 'pdf',
  'application/json': 'json',
  'application/zip': 'zip',
  'application/xml': 'xml',
  'image/gif': 'gif',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/svg+xml': 'svg',
  'image/webp': 'webp',
  'message/rfc822': 'eml',
  'text/calendar': 'ics',
  'text/csv': 'csv',
  'text/html': 'html',
  'text/plain': 'txt',
}

/**
 * A name fit for a download, made of what a mail says: no directories, no control or direction
 * characters (which would show `exe.gpj` as a picture), nothing Windows reserves.
 */
export function safeFileName(
  name: string | null,
  fallback: { stem: string; type: string },
): string {
  const base = (name ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '')
    .replace(/[/\\:*?"<>|]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  const extension = extensions[fallback.type]
  if (base === '') return extension ? `${fallback.stem}.${extension}` : fallback.stem
  const named = fallback.type === 'message/rfc822' && !/\.eml$/i.test(base) ? `${base}.eml` : base
  return shortened(reserved.test(named) ? `_${named}` : named)
}

const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

function shortened(name: string): string {
  const characters = [...name]
  if (characters.length <= longest) return name
  const extension = /\.[a-z0-9]{1,10}$/i.exec(name)?.[0] ?? ''
  return characters.slice(0, longest - extension.length).join('') + extension
}

/** Content-Disposition by RFC 6266, the name also in the form of RFC 8187 when it is not ASCII. */
export function disposition(kind: 'inline' | 'attachment', name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_')
  const plain = `${kind}; filename="${ascii}"`
  if (ascii === name) return plain
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${plain}; filename*=UTF-8''${encoded}`
}
