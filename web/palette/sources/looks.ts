import Languages from '@lucide/svelte/icons/languages'
import PanelLeft from '@lucide/svelte/icons/panel-left'
import Rows from '@lucide/svelte/icons/rows-3'
import type { Text } from '../../../server/types.ts'
import * as looks from '../../settings/texts.ts'
import { languages } from '../../state/language.svelte.ts'
import { densities, themes, type Theme } from '../../state/settings.svelte.ts'
import { anEntry, type Source } from '../entry.ts'
import * as texts from '../texts.ts'

const themeNames: Record<Theme, Text> = { auto: looks.auto, light: looks.light, dark: looks.dark }

/** How the UI looks in this browser. */
export const appearance: Source = ({ screen, settings }) => [
  ...themes.map((theme) =>
    anEntry('look', texts.theme(themeNames[theme]), {
      id: `theme-${theme}`,
      checked: settings.theme === theme,
      run: () => settings.change({ theme }),
    }),
  ),
  ...densities.map((density) =>
    anEntry('look', texts.rows(looks[density]), {
      id: `rows-${density}`,
      icon: Rows,
      checked: settings.density === density,
      run: () => settings.change({ density }),
    }),
  ),
  ...languages.map((one) =>
    anEntry('look', texts.language(looks.languageNames[one]), {
      id: `language-${one}`,
      icon: Languages,
      checked: settings.language === one,
      run: () => settings.change({ language: one }),
    }),
  ),
  ...(screen.medium
    ? []
    : [
        anEntry('look', settings.narrowRail ? texts.wideRail : texts.narrowRail, {
          id: 'rail',
          icon: PanelLeft,
          run: () => settings.change({ narrowRail: !settings.narrowRail }),
        }),
      ]),
]
