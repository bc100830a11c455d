import type { Command } from '../../state/keys.ts'
import { widths, zoomBy, type Look } from './look.ts'
import { texts } from './texts.ts'

/** What the preview offers, as it is just now. */
export interface Shown {
  readonly look: Look
  /** The zoom in force; 1 is the size itself. */
  readonly factor: number
  readonly remote: 'none' | 'blocked' | 'once' | 'always'
  change(change: Partial<Look>): void
  showRemote(): void
  blockRemote(): void
  askWidth(): void
  print(): void
  openAlone(): void
}

/** Everything that the toolbar and the banner do, by name. */
export function previewCommands(shown: Shown): Command[] {
  const { change } = shown
  const zoom = (step: 1 | -1) => change({ zoom: zoomBy(step, shown.factor) })
  const remote = (...states: Shown['remote'][]) => states.includes(shown.remote)
  const act = (id: string, title: Command['title'], run: () => void, keys: string[] = []) => ({
    ...{ id: `preview-${id}`, title, keys, run, group: 'look' as const },
  })
  return [
    act('phone', texts.widthPhone, () => change({ width: widths.phone })),
    act('tablet', texts.widthTablet, () => change({ width: widths.tablet })),
    act('fit', texts.widthFit, () => change({ width: null })),
    act('width', texts.widthExact, () => shown.askWidth()),
    act('light', texts.showLight, () => change({ scheme: 'light' })),
    act('dark', texts.showDark, () => change({ scheme: 'dark' })),
    act('forced', texts.showForced, () => change({ scheme: 'forced' })),
    {
      ...act('no-images', texts.hideImages, () => change({ images: false })),
      possible: () => shown.look.images,
    },
    {
      ...act('images', texts.showImages, () => change({ images: true })),
      possible: () => !shown.look.images,
    },
    {
      ...act('remote', texts.showRemote, () => shown.showRemote()),
      possible: () => remote('blocked'),
    },
    {
      ...act('always', texts.alwaysRemote, () => change({ remote: true })),
      possible: () => remote('blocked', 'once'),
    },
    {
      ...act('block', texts.blockRemote, () => shown.blockRemote()),
      possible: () => remote('once', 'always'),
    },
    { ...act('zoom-in', texts.zoomIn, () => zoom(1), ['+']), repeats: true },
    { ...act('zoom-out', texts.zoomOut, () => zoom(-1), ['-']), repeats: true },
    act('zoom-none', texts.zoomNone, () => change({ zoom: 100 }), ['0']),
    act('zoom-fit', texts.zoomFit, () => change({ zoom: 'fit' })),
    act('print', texts.printMail, () => shown.print()),
    act('alone', texts.openAlone, () => shown.openAlone()),
  ]
}
