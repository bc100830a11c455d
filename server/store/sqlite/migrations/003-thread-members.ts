import type { Migration } from './index.ts'

/** Counts a thread, and finds who stands for it, without a look at the messages themselves. */
export const threadMembers: Migration = {
  title: 'members of threads in their index',
  up(db) {
    db.exec(`
DROP INDEX message_thread;
CREATE INDEX message_thread ON message (thread, n, hidden, superseded) WHERE thread IS NOT NULL;
`)
  },
}
