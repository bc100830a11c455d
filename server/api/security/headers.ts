import type { MiddlewareHandler } from 'hono'

/** For everything that is no document of its own. */
const nothingAllowed = "default-src 'none'; frame-ancestors 'none'"

/**
 * The fields that every response carries. Cross-Origin-Opener-Policy is not among them: browsers
 * refuse a sandboxed document that has one, and the preview is one; documents of ours set it.
 */
export const securityHeaders: MiddlewareHandler = async (context, next) => {
  await next()
  const { headers } = context.res
  headers.set('X-Content-Type-Options', 'nosniff')
  headers.set('Referrer-Policy', 'no-referrer')
  headers.set('Cross-Origin-Resource-Policy', 'same-origin')
  headers.set('X-Robots-Tag', 'noindex')
  if (!headers.has('Content-Security-Policy')) {
    headers.set('Content-Security-Policy', nothingAllowed)
  }
}

/** For our own pages: everything from here, nothing from elsewhere; `scripts` adds hashes of inline ones. */
export function pagePolicy(scripts: readonly string[] = []): Record<string, string> {
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      ["script-src 'self'", ...scripts].join(' '),
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self' data:",
      "connect-src 'self'",
      "frame-src 'self'",
      "manifest-src 'self'",
      "worker-src 'self'",
      "base-uri 'self'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
  }
}
