/** What is needed once a mail has a calendar in it. */
export { readCalendar } from './ics.ts'
export { spanText, zoneText } from './say.ts'
