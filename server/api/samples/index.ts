import { attachments } from './attachments.ts'
import { bounce } from './bounce.ts'
import { crowd } from './crowd.ts'
import { darkMode } from './dark-mode.ts'
import { faults } from './faults.ts'
import { invitation } from './invitation.ts'
import { long } from './long.ts'
import { newsletter } from './newsletter.ts'
import { passwordReset } from './password-reset.ts'
import { plain } from './plain.ts'
import { receipt } from './receipt.ts'
import { rightToLeft } from './right-to-left.ts'
import type { Sample } from './sample.ts'
import { scripts } from './scripts.ts'
import { thread } from './thread.ts'

/** The sample messages, in the order people see them; the first is sent when none is named. */
export const samples: Sample[] = [
  ...[receipt, passwordReset, newsletter, invitation, attachments],
  ...[rightToLeft, darkMode, plain, thread, scripts],
  ...[crowd, long, bounce, faults],
]
