import { invitation } from './invitation.ts'
import { newsletter } from './newsletter.ts'
import { passwordReset } from './password-reset.ts'
import { receipt } from './receipt.ts'
import { rightToLeft } from './right-to-left.ts'
import type { Sample } from './sample.ts'

/** The sample messages; the first is sent when none is named. */
export const samples: Sample[] = [receipt, passwordReset, newsletter, rightToLeft, invitation]
