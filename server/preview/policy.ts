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
export const previewCsp = policy(sandbox, { style: [], font: ['data:'] })

/** The same where the user asked for remote content: style sheets and fonts come by way of us. */
export const remoteCsp = policy(sandbox, { style: ["'self'"], font: ["'self'", 'data:'] })

/** The same for a page that is only printed: without scripts nothing else can open a box. */
export const printCsp = (csp: string) => csp.replace(/^sandbox /, 'sandbox allow-modals ')

function policy(tokens: readonly string[], sources: { style: string[]; font: string[] }): string {
  return [
    `sandbox ${tokens.join(' ')}`,
    "default-src 'none'",
    "img-src 'self' data:",
    ["style-src 'unsafe-inline'", ...sources.style].join(' '),
    ['font-src', ...sources.font].join(' '),
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join('; ')
}
