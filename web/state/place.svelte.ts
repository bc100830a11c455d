import { follow, isOurs, readAddress, writeAddress, type Address, type Step } from './address.ts'

/**
 * The URL is the state: where the person is, and the way to elsewhere. A class over the History API
 * rather than a router: the shell stays mounted, only this record changes.
 */
export class Place {
  readonly #window: Window
  readonly #base: string
  #at = $state.raw<Address>() as Address

  constructor(window: Window, baseURI: string) {
    this.#window = window
    this.#base = new URL('.', baseURI).pathname
    this.#at = this.#read()
  }

  get page() {
    return this.#at.page
  }
  get inbox() {
    return this.#at.inbox
  }
  get session() {
    return this.#at.session
  }
  get domain() {
    return this.#at.domain
  }
  get release() {
    return this.#at.release
  }
  get filter() {
    return this.#at.filter
  }
  get section() {
    return this.#at.section
  }
  get q() {
    return this.#at.q
  }
  get sort() {
    return this.#at.sort
  }
  get message() {
    return this.#at.message
  }
  get other() {
    return this.#at.other
  }
  get part() {
    return this.#at.part
  }
  get tab() {
    return this.#at.tab
  }
  get line() {
    return this.#at.line
  }

  /** The address of a step from here, for links. */
  href(step: Step): string {
    return writeAddress(follow(this.#at, step), this.#base)
  }

  /** Goes there; `replace` leaves no trace for Back. */
  go(step: Step, options: { replace?: boolean } = {}): void {
    const next = follow(this.#at, step)
    const path = writeAddress(next, this.#base)
    if (path === this.#window.location.pathname + this.#window.location.search) return
    if (options.replace) this.#window.history.replaceState(null, '', path)
    else this.#window.history.pushState(null, '', path)
    this.#at = next
  }

  /** Follows Back, Forward and the links of the page; returns the function that ends it. */
  listen(): () => void {
    const moved = () => (this.#at = this.#read())
    const clicked = (event: MouseEvent) => this.#click(event)
    this.#window.addEventListener('popstate', moved)
    this.#window.document.addEventListener('click', clicked)
    return () => {
      this.#window.removeEventListener('popstate', moved)
      this.#window.document.removeEventListener('click', clicked)
    }
  }

  #read(): Address {
    return readAddress(new URL(this.#window.location.href), this.#base)
  }

  /** A plain click on a link of our own; with Ctrl and the like it is the browser's. */
  #click(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link?.href || link.target || link.hasAttribute('download')) return
    const url = new URL(link.href)
    if (url.origin !== this.#window.location.origin || !isOurs(url, this.#base)) return
    event.preventDefault()
    this.go(readAddress(url, this.#base))
  }
}
