import type { Page } from 'playwright-core'

/**
 * What is asked of the page itself, by its own clock. Functions for the page are plain text to
 * the compiler's eye: whatever they use must be inside them.
 */

export interface FirstLoad {
  /** Of scripts and style sheets as they were sent. */
  bytes: number
  /** From the navigation to the first row of the list. */
  listMs: number
}

/** Opens the list in a fresh page. */
export async function firstLoad(page: Page, url: string): Promise<FirstLoad> {
  // The runner of the bench wraps named functions in this, which only it knows.
  await page.addInitScript('globalThis.__name = (it) => it')
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector('[data-focus] .subject') === null) requestAnimationFrame(look)
      else performance.mark('list')
    }
    requestAnimationFrame(look)
  })
  await page.goto(`${url}/all`)
  await page.locator('[data-focus] .subject').first().waitFor()
  await page.waitForFunction(() => performance.getEntriesByName('list').length > 0)
  return page.evaluate(() => {
    const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    const code = entries.filter(({ name }) => /\.(js|css)(\?|$)/.test(name))
    return {
      bytes: code.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
      listMs: performance.getEntriesByName('list')[0]?.startTime ?? NaN,
    }
  })
}

/** Milliseconds from the click on a row to the frame in which its mail has been laid out. */
export async function openMail(page: Page, subject: string): Promise<number> {
  const waiting = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        addEventListener(
          'click',
          () => {
            const began = performance.now()
            const before = document.querySelector('iframe')?.contentDocument?.URL
            const look = () => {
              const mail = document.querySelector('iframe')?.contentDocument
              const there =
                mail?.body !== undefined &&
                mail.body !== null &&
                mail.URL !== before &&
                mail.readyState !== 'loading' &&
                mail.body.getBoundingClientRect().height > 0
              if (there) resolve(performance.now() - began)
              else requestAnimationFrame(look)
            }
            requestAnimationFrame(look)
          },
          { capture: true, once: true },
        )
      }),
  )
  await page.getByRole('list').getByRole('link', { name: subject }).click()
  return waiting
}

export interface Watched {
  /** When each subject was first seen in a frame, in ms since 1970. */
  seen: [subject: string, at: number][]
  /** Milliseconds between frames. */
  frames: number[]
  /** Milliseconds of each task above 50. */
  tasks: number[]
}

/** Notes frames, long tasks and the rows that appear, until `watched` is called. */
export async function watch(page: Page): Promise<() => Promise<Watched>> {
  await page.evaluate(() => {
    const seen = new Map<string, number>()
    const frames: number[] = []
    const tasks: number[] = []
    let last = performance.now()
    let on = true
    const observer = new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    )
    observer.observe({ type: 'longtask' })
    const look = (now: number) => {
      frames.push(now - last)
      last = now
      for (const row of document.querySelectorAll('[data-focus] .subject')) {
        const subject = row.textContent.trim()
        if (!seen.has(subject)) seen.set(subject, performance.timeOrigin + performance.now())
      }
      if (on) requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
    Object.assign(window, {
      watched: () => {
        on = false
        observer.disconnect()
        return { seen: [...seen], frames: frames.slice(1), tasks }
      },
    })
  })
  return () => page.evaluate(() => (window as unknown as { watched: () => Watched }).watched())
}

export interface Scrolled {
  frames: number
  /** The longest time in which a row in sight was not there. */
  blankMs: number
  /** Frames in which a row in sight was not there. */
  blank: number
  /** Most elements in the list at a time. */
  nodes: number
  /** The last row that was seen. */
  last: string
  tasks: number[]
}

/** Drags the scrollbar from the first row to the last, within so many seconds. */
export function scroll(page: Page, seconds: number): Promise<Scrolled> {
  return page.evaluate(
    (ms) =>
      new Promise<Scrolled>((resolve) => {
        const box = document.querySelector<HTMLElement>('[role=list].virtual')
        if (!box) throw new Error('there is no list')
        const tasks: number[] = []
        const observer = new PerformanceObserver((list) =>
          tasks.push(...list.getEntries().map(({ duration }) => duration)),
        )
        observer.observe({ type: 'longtask' })
        const told: Scrolled = { frames: 0, blankMs: 0, blank: 0, nodes: 0, last: '', tasks }
        const began = performance.now()
        let whole = began
        let done = 0
        const look = () => {
          const now = performance.now()
          told.frames++
          told.nodes = Math.max(told.nodes, box.querySelectorAll('*').length)
          if (complete(box)) whole = now
          else told.blank++
          told.blankMs = Math.max(told.blankMs, now - whole)
          const end = box.scrollHeight - box.clientHeight
          box.scrollTop = Math.min(end, (end * (now - began)) / ms)
          if (box.scrollTop < end - 1 || ++done < 30) return requestAnimationFrame(look)
          observer.disconnect()
          const rows = [...box.querySelectorAll<HTMLElement>('[data-index]')]
          const last = rows
            .sort((a, b) => Number(a.dataset['index']) - Number(b.dataset['index']))
            .at(-1)
          told.last = last?.querySelector('.subject')?.textContent.trim() ?? ''
          return resolve(told)
        }
        /** Every place in sight is taken by a row that says something. */
        function complete(list: HTMLElement): boolean {
          const view = list.getBoundingClientRect()
          let covered = 0
          for (const row of list.querySelectorAll('[data-index]')) {
            const { top, bottom } = row.getBoundingClientRect()
            const height = Math.min(bottom, view.bottom) - Math.max(top, view.top)
            if (height <= 0) continue
            if (row.querySelector('.subject') === null) return false
            covered += height
          }
          return covered >= view.height - 2
        }
        requestAnimationFrame(look)
      }),
    seconds * 1000,
  )
}
