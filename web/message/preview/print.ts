import { setImages } from './frame.ts'

/**
 * Prints a page of mail alone: it is loaded once more, in a frame that nobody sees and that may
 * open the print box. No script runs in it either.
 *
 * @param src the address of the page that may be printed (`print=true`)
 */
export function printMail(src: string, { images, title }: { images: boolean; title: string }) {
  const frame = document.createElement('iframe')
  frame.className = 'print'
  frame.title = title
  frame.tabIndex = -1
  frame.setAttribute('aria-hidden', 'true')
  frame.setAttribute('sandbox', 'allow-same-origin allow-modals')
  frame.referrerPolicy = 'no-referrer'
  frame.style.cssText = 'position:fixed;inset:auto 0 0 auto;width:1px;height:1px;border:0;opacity:0'
  frame.src = src
  frame.addEventListener('load', () => {
    const view = frame.contentWindow
    const page = frame.contentDocument
    if (!view || !page || page.URL !== frame.src) return
    setImages(page, images)
    view.addEventListener('afterprint', () => frame.remove(), { once: true })
    view.print()
  })
  for (const old of document.querySelectorAll('iframe.print')) old.remove()
  document.body.append(frame)
}
