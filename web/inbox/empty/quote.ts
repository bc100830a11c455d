// Credentials may hold any character; each language has its own way to write them down.

/** JavaScript, Python, Ruby, PHP: single quotes, with a backslash before what ends them. */
export function single(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`
}

/** Go, C#, Java, YAML, .env: double quotes. */
export function double(text: string): string {
  return JSON.stringify(text)
}

/** POSIX shells: nothing is special between single quotes but the quote itself. */
export function shell(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
}

/** A part of a URL. */
export function urlPart(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
