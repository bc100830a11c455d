/** What the preview page says of the remote content it left out. */
export interface Remote {
  count: number
  hosts: string[]
  /** How much of it is fetched, since somebody asked for it; 0 when nobody did. */
  shown: number
}

export interface Size {
  width: number
  height: number
}

/** No mail is that high; a page beyond it scrolls in its own frame. */
const HIGHEST = 60_000

/** The `mailproof-remote` meta of a preview page; nothing was blocked where it is absent or unreadable. */
export function remoteOf(page: Document): Remote {
  const content = page.querySelector('meta[name="mailproof-remote"]')?.getAttribute('content')
  const none = { count: 0, hosts: [], shown: 0 }
  if (!content) return none
  try {
    const told: unknown = JSON.parse(content)
    if (typeof told !== 'object' || told === null) return none
    const count = 'count' in told && typeof told.count === 'number' ? told.count : 0
    const hosts = 'hosts' in told && Array.isArray(told.hosts) ? told.hosts.map(String) : []
    const shown = 'shown' in told && typeof told.shown === 'number' ? told.shown : 0
    return { count, hosts, shown }
  } catch {
    return none // the mail itself may carry such a meta
  }
}

/** The size of a page, and how high the frame is best that shows it. */
export interface Measured extends Size {
  frame: number
}

/**
 * The size of what the frame shows. The frame is laid out at one pixel's height for a moment: in
 * quirks mode, and with heights in per cent or vh, a page never tells less than its frame has. A
 * page that grows with its frame (`100vh` and something below) would never end: it gets a frame as
 * high as the pane and scrolls in it.
 */
export function measure(frame: HTMLIFrameElement, width: number, least: number): Measured | null {
  const page = frame.contentDocument
  if (!page?.body) return null
  const { documentElement: root, body } = page
  const before = frame.style.height
  frame.style.height = '1px'
  const content = Math.max(root.scrollHeight, body.scrollHeight)
  // A page wider than its frame gets a scrollbar at the bottom, which needs its room.
  const bar = root.scrollWidth > Math.ceil(width) ? 16 : 0
  const wanted = Math.min(HIGHEST, content + bar)
  frame.style.height = `${Math.max(wanted, least)}px`
  const grows = root.scrollHeight > Math.max(wanted, least) + 1 && content + bar <= HIGHEST
  if (grows) frame.style.height = `${least}px`
  const height = grows ? root.scrollHeight : content + bar
  frame.style.height = before
  return { width: Math.round(width), height, frame: grows ? least : wanted }
}

/** Shows the page as a mail program in light or dark mode would. */
export function setScheme(page: Document, scheme: 'light' | 'dark'): void {
  page.documentElement.style.setProperty('color-scheme', scheme)
}

/** Without images a page shows their alternative texts, as in a mail program that blocks them. */
export function setImages(page: Document, shown: boolean): void {
  page.getElementById('mailproof-images')?.remove()
  if (!shown) {
    const style = page.createElement('style')
    style.id = 'mailproof-images'
    style.textContent = '*, ::before, ::after { background-image: none !important }'
    page.documentElement.append(style)
  }
  for (const image of page.querySelectorAll('img, source, input[type="image"]')) {
    for (const name of ['src', 'srcset']) move(image, shown, name)
  }
}

function move(image: Element, shown: boolean, name: string): void {
  const kept = `data-mailproof-${name}`
  const [from, to] = shown ? [kept, name] : [name, kept]
  const value = image.getAttribute(from)
  if (value === null) return
  image.removeAttribute(from)
  image.setAttribute(to, value)
}

/** Calls back when the page may have become another size: fonts and images come late. */
export function watchSize(page: Document, changed: () => void): () => void {
  const watch = new ResizeObserver(changed)
  watch.observe(page.documentElement)
  if (page.body) watch.observe(page.body)
  page.addEventListener('load', changed, true)
  page.addEventListener('error', changed, true)
  return () => {
    watch.disconnect()
    page.removeEventListener('load', changed, true)
    page.removeEventListener('error', changed, true)
  }
}
