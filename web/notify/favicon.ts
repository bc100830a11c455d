/** The sign of the product, as in icon.svg: the favicon is drawn anew with each number. */
const sign = '<circle cx="10" cy="10" r="5.2"/><path d="M10 1.5v17M1.5 10h17"/>'

/** Two digits cannot be read at 16 pixels. */
const most = 9

/** The favicon with the number of unread messages, as a data URL; null is the plain one. */
export function faviconOf(unread: number): string | null {
  if (unread <= 0) return null
  const label = unread > most ? '' : String(unread)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><g fill="none" stroke="#0e7490" stroke-width="1.8" stroke-linecap="round">${sign}</g><circle cx="14" cy="14" r="6" fill="#c2341d" stroke="#fff"/><text x="14" y="17.2" fill="#fff" font-family="sans-serif" font-size="9" font-weight="700" text-anchor="middle">${label}</text></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

/** Shows it in the tab of the browser. */
export function showFavicon(page: Document, unread: number): void {
  const link = page.querySelector<HTMLLinkElement>('link[rel="icon"]')
  const href = faviconOf(unread) ?? 'icon.svg'
  if (link && link.getAttribute('href') !== href) link.setAttribute('href', href)
}
