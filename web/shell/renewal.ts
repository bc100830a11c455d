/**
 * After an upgrade of the server the parts of this page that were not fetched yet are gone with
 * their build. Then, and only then, the page is loaded anew: where it is the same build, or nobody
 * answers, another try costs nothing that was typed.
 */
export function renewAfterUpgrade(window: Window): void {
  window.addEventListener('vite:preloadError', () => void renew(window))
}

async function renew({ document, location }: Window): Promise<void> {
  const own = document.querySelector<HTMLScriptElement>('script[type=module][src]')?.src
  const name = own?.slice(own.lastIndexOf('/') + 1)
  if (name === undefined) return
  try {
    const answer = await fetch(document.baseURI, { cache: 'no-store' })
    if (answer.ok && !(await answer.text()).includes(name)) location.reload()
  } catch (error) {
    console.warn('renewal', error)
  }
}
