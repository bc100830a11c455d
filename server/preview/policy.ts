/**
 * What the page of a message may do, whatever is in it: show itself, its own parts and data URLs.
 * Nothing is fetched from elsewhere, nothing is sent, no script runs.
 */
const sandbox = ['allow-popups', 'allow-popups-to-escape-sandbox', 'allow-same-origin'] as const

/**
 * Tokens for the `sandbox` attribute of the frame. `allow-same-origin` lets our page measure the
 * frame; it must never stand beside `allow-scripts`.
 */
export const sandboxTokens: readonly string[] = sandbox

/** The Content-Security-Policy of a message's HTML. */
export const previewCsp = [
  `sandbox ${sandbox.join(' ')}`,
  "default-src 'none'",
  "img-src 'self' data:",
  "style-src 'unsafe-inline'",
  'font-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ')
