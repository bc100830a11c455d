import { head } from '../mails.ts'

const dated = (Date: string) => head({ Date })

/** The first relay took the message on 23 November 2026 at 08:30:02 UTC. */
const shifted = (hours: number) =>
  dated(new Date(Date.UTC(2026, 10, 23, 8 + hours, 30)).toUTCString().replace('GMT', '+0000'))

export const dates = {
  INVALID_DATE: dated('2026-11-23 09:30:00 +0100'),
  INVALID_DATE_TZ_ABSURD: dated('Mon, 23 Nov 2026 09:30:00 +1900'),
  DATE_TZ_NO_QUARTER: dated('Mon, 23 Nov 2026 09:30:00 +0117'),
  DATE_NO_ZONE: dated('Mon, 23 Nov 2026 09:30:00'),
  DATE_IN_PAST_03_06: shifted(-4),
  DATE_IN_PAST_06_12: shifted(-8),
  DATE_IN_PAST_12_24: shifted(-18),
  DATE_IN_PAST_24_48: shifted(-36),
  DATE_IN_PAST_48_96: shifted(-72),
  DATE_IN_PAST_96_XX: shifted(-240),
  DATE_IN_FUTURE_03_06: shifted(4),
  DATE_IN_FUTURE_06_12: shifted(8),
  DATE_IN_FUTURE_12_24: shifted(18),
  DATE_IN_FUTURE_24_48: shifted(36),
  DATE_IN_FUTURE_48_96: shifted(72),
  DATE_IN_FUTURE_96_XX: shifted(240),
}
