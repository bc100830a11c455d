import type { Text } from '../../server/types.ts'

/**
 * The server's remarks on a conversation in Spanish. They are kept beside the SMTP lines in the
 * words of SMTP, which are English; a reply of a server is shown as it was given.
 */
const spanish: readonly [RegExp, string][] = [
  [/^The server stopped\.$/, 'El servidor se detuvo.'],
  [/^The client said nothing for (\d+) s(.*)\.$/s, 'El cliente no dijo nada durante $1 s$2.'],
  [
    /^The client had sent only (\d+) bytes of a message after (\d+) s\.$/,
    'El cliente solo había enviado $1 bytes de un mensaje al cabo de $2 s.',
  ],
  [/^The connection broke \((.*)\)(.*)\.$/s, 'La conexión se rompió ($1)$2.'],
  [
    /^The client closed the connection instead of beginning the TLS handshake\.$/,
    'El cliente cerró la conexión en vez de empezar la negociación TLS.',
  ],
  [
    /^The client closed the connection (during|right after) the TLS handshake, .*\.$/,
    'El cliente cerró la conexión $1 la negociación TLS, casi siempre porque no confía en el certificado.',
  ],
  [/^The client closed the connection(.*)\.$/s, 'El cliente cerró la conexión$1.'],
  [
    /^The client does not trust the certificate \((.*)\)\.$/s,
    'El cliente no confía en el certificado ($1).',
  ],
  [
    /^The client sent plain text where the TLS handshake was expected\.$/,
    'El cliente envió texto sin cifrar donde se esperaba la negociación TLS.',
  ],
  [
    /^Client and server have no TLS version or cipher in common \((.*)\)\.$/s,
    'Cliente y servidor no tienen en común ninguna versión de TLS ni cifrado ($1).',
  ],
  [/^The client did not finish the TLS handshake\.$/, 'El cliente no terminó la negociación TLS.'],
  [/^The TLS handshake failed \((.*)\)\.$/s, 'La negociación TLS falló ($1).'],
  [/^TLS started: (.*)$/, 'TLS iniciado: $1'],
  [/^([\d,]+) bytes of message$/, '$1 bytes de mensaje'],
]

/** What a remark is followed by: where the conversation stood. */
const places: readonly [RegExp, string][] = [
  [/^ between MAIL and DATA$/, ' entre MAIL y DATA'],
  [/^ in the middle of a command: (.*)$/s, ' en mitad de una orden: $1'],
  [/^ in the middle of DATA, after (\d+) bytes$/, ' en mitad de DATA, tras $1 bytes'],
  [/^ without QUIT$/, ' sin QUIT'],
  [/^during$/, 'durante'],
  [/^right after$/, 'justo después de'],
]

/** A remark of the server in both languages; what it quotes stays as it is. */
export function remark(english: string): Text {
  for (const [form, es] of spanish) {
    const found = form.exec(english)
    if (found) return { en: english, es: fill(es, found) }
  }
  return { en: english, es: english }
}

function fill(es: string, found: RegExpExecArray): string {
  return es.replace(/\$(\d)/g, (_, n: string) => inPlace(found[Number(n)] ?? ''))
}

function inPlace(words: string): string {
  for (const [form, es] of places) {
    const found = form.exec(words)
    if (found) return es.replace('$1', () => found[1] ?? '')
  }
  return words
}
