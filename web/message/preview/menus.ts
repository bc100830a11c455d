import ExternalLink from '@lucide/svelte/icons/external-link'
import Image from '@lucide/svelte/icons/image'
import MoveHorizontal from '@lucide/svelte/icons/move-horizontal'
import Printer from '@lucide/svelte/icons/printer'
import { say } from '../../state/language.svelte.ts'
import type { Component } from 'svelte'
import type { Shown } from './commands.ts'
import { schemes, zooms } from './look.ts'
import { texts } from './texts.ts'

/** A choice of a menu (`ui/Menu.svelte`). */
interface Item {
  label: string
  icon?: Component<{ size?: number }>
  checked?: boolean
  run: () => void
}

export function zoomItems(shown: Shown, named = false): Item[] {
  const { zoom } = shown.look
  return [
    ...zooms.map((percent) => ({
      label: named ? say(texts.zoomTo(percent)) : `${percent} %`,
      checked: zoom === percent,
      run: () => shown.change({ zoom: percent }),
    })),
    {
      label: say(named ? texts.zoomFit : texts.zoomFitShort),
      checked: zoom === 'fit',
      run: () => shown.change({ zoom: 'fit' }),
    },
  ]
}

function always(shown: Shown): Item {
  return {
    label: say(texts.alwaysRemote),
    icon: Image,
    run: () => shown.change({ remote: true }),
  }
}

/** What the toolbar has no room for. */
export function moreItems(shown: Shown, also: { schemes: boolean; zooms: boolean }): Item[] {
  const names = { light: texts.light, dark: texts.dark, forced: texts.forced }
  const colours = schemes.map((scheme) => ({
    label: say(names[scheme]),
    checked: shown.look.scheme === scheme,
    run: () => shown.change({ scheme }),
  }))
  return [
    ...(also.schemes ? colours : []),
    { label: say(texts.widthExact), icon: MoveHorizontal, run: () => shown.askWidth() },
    { label: say(texts.printMail), icon: Printer, run: () => shown.print() },
    ...(shown.remote === 'blocked' || shown.remote === 'once' ? [always(shown)] : []),
    { label: say(texts.openAlone), icon: ExternalLink, run: () => shown.openAlone() },
    ...(also.zooms ? zoomItems(shown, true) : []),
  ]
}
