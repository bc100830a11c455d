import type { App } from '../state/context.ts'
import { noteOf } from './note.ts'
import { Notifier, type News } from './notifier.ts'
import { playTone } from './sound.ts'

/** Tells of new mail by the browser, as the person has set it; returns the function that ends it. */
export function startNotifying(app: App): () => void {
  const { live, place, settings } = app
  const notifier = new Notifier({
    wanted: (inbox) => settings.notify === 'all' || place.inbox === 'all' || place.inbox === inbox,
    away: () => document.visibilityState !== 'visible' || !document.hasFocus(),
    file: () => app.info?.file ?? '',
    tell,
    storage: localStorage,
  })

  function tell(news: News) {
    if (settings.sound) playTone().catch((error: unknown) => console.warn('sound', error))
    showNote(noteOf(news), () => {
      const { id } = news.newest
      place.go(news.count === 1 ? { inbox: 'all', message: id } : { inbox: place.inbox })
    })
  }

  return live.subscribe((message) => notifier.hear(message))
}

/** A later one takes the place of one that is still shown. */
export function showNote({ title, body }: { title: string; body: string }, open: () => void): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return
  try {
    const note = new Notification(title, { body, tag: 'mailproof', icon: 'icon.svg' })
    note.onclick = () => {
      window.focus()
      note.close()
      open()
    }
  } catch (error) {
    // Browsers of phones have the name and refuse to make one.
    console.warn('notification', error)
  }
}
