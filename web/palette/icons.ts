import ArrowDown from '@lucide/svelte/icons/arrow-down'
import ArrowDownUp from '@lucide/svelte/icons/arrow-down-up'
import ArrowRight from '@lucide/svelte/icons/arrow-right'
import ArrowUp from '@lucide/svelte/icons/arrow-up'
import CircleHelp from '@lucide/svelte/icons/circle-question-mark'
import Columns from '@lucide/svelte/icons/columns-2'
import CornerDownRight from '@lucide/svelte/icons/corner-down-right'
import FolderPlus from '@lucide/svelte/icons/folder-plus'
import Globe from '@lucide/svelte/icons/globe'
import Inbox from '@lucide/svelte/icons/inbox'
import Keyboard from '@lucide/svelte/icons/keyboard'
import ListChecks from '@lucide/svelte/icons/list-checks'
import Mail from '@lucide/svelte/icons/mail'
import MailOpen from '@lucide/svelte/icons/mail-open'
import PanelTop from '@lucide/svelte/icons/panel-top'
import Pencil from '@lucide/svelte/icons/pencil'
import Plug from '@lucide/svelte/icons/plug'
import Search from '@lucide/svelte/icons/search'
import Send from '@lucide/svelte/icons/send'
import Settings from '@lucide/svelte/icons/settings'
import SquarePen from '@lucide/svelte/icons/square-pen'
import SunMoon from '@lucide/svelte/icons/sun-moon'
import Terminal from '@lucide/svelte/icons/terminal'
import Trash from '@lucide/svelte/icons/trash-2'
import X from '@lucide/svelte/icons/x'
import type { Component } from 'svelte'
import type { CommandGroup } from '../state/keys.ts'
import type { Entry } from './entry.ts'

type Icon = Component<{ size?: number }>

const ofGroups: Record<CommandGroup, Icon> = {
  message: Mail,
  list: ListChecks,
  tabs: PanelTop,
  go: ArrowRight,
  sort: ArrowDownUp,
  look: SunMoon,
  move: CornerDownRight,
  more: CircleHelp,
}

/** Of commands of the shell, which is to be there before any icon is. */
const ofCommands: Partial<Record<string, Icon>> = {
  unread: MailOpen,
  delete: Trash,
  compare: Columns,
  next: ArrowDown,
  previous: ArrowUp,
  'focus-next': ArrowDown,
  'focus-previous': ArrowUp,
  'read-next': ArrowDown,
  'read-previous': ArrowUp,
  search: Search,
  back: X,
  'go-mail': Inbox,
  release: Send,
  'go-releases': Send,
  'go-connections': Plug,
  'go-zones': Globe,
  'go-settings': Settings,
  'go-compare': Columns,
  'go-compose': SquarePen,
  'new-inbox': FolderPlus,
  'rename-inbox': Pencil,
  help: Keyboard,
  connect: Terminal,
}

export function iconOf({ id, group, icon }: Entry): Icon {
  return icon ?? ofCommands[id] ?? ofGroups[group]
}
