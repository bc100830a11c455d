import type { Attachment } from 'svelte/attachments'

const delay = 400
const gap = 6

/** A short text under an element while it is pointed at or has the keyboard's focus. */
export function tooltip(text: string | undefined): Attachment<HTMLElement> {
  return (element) => {
    if (!text) return undefined
    let box: HTMLElement | undefined
    let timer: ReturnType<typeof setTimeout> | undefined

    function show() {
      if (box || !text) return
      box = document.createElement('div')
      box.className = 'tooltip'
      // The element's own name says the same to a screen reader.
      box.setAttribute('aria-hidden', 'true')
      box.textContent = text
      document.body.append(box)
      place(box, element)
    }
    function later() {
      clearTimeout(timer)
      timer = setTimeout(show, delay)
    }
    function focused() {
      if (element.matches(':focus-visible')) later()
    }
    function hide() {
      clearTimeout(timer)
      box?.remove()
      box = undefined
    }
    function escape(event: KeyboardEvent) {
      if (event.key === 'Escape') hide()
    }

    const listeners = [
      ['pointerenter', later],
      ['pointerleave', hide],
      ['pointerdown', hide],
      ['focus', focused],
      ['blur', hide],
    ] as const
    for (const [name, listener] of listeners) element.addEventListener(name, listener)
    element.addEventListener('keydown', escape)
    return () => {
      hide()
      for (const [name, listener] of listeners) element.removeEventListener(name, listener)
      element.removeEventListener('keydown', escape)
    }
  }
}

/** Under the element, above where there is no room, never outside the window. */
function place(box: HTMLElement, element: HTMLElement) {
  const at = element.getBoundingClientRect()
  const own = box.getBoundingClientRect()
  const below = at.bottom + gap
  const top = below + own.height > innerHeight ? at.top - gap - own.height : below
  const left = Math.min(
    Math.max(gap, at.left + at.width / 2 - own.width / 2),
    innerWidth - own.width - gap,
  )
  box.style.top = `${top}px`
  box.style.left = `${left}px`
}
