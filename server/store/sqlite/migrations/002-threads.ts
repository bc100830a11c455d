import type { Migration } from './index.ts'

/**
 * Which messages belong together. `message.thread` is the number of the message that began it, 0
 * as long as that is to be found out; `superseded` are those with a newer one in their thread.
 * `link` knows the Message-IDs that the messages of a thread have or name, as hashes, also those
 * of messages that have not come. Mail that was there before joins when somebody answers it.
 */
export const threads: Migration = {
  title: 'threads',
  up(db) {
    db.exec(`
ALTER TABLE message ADD COLUMN thread INTEGER;
ALTER TABLE message ADD COLUMN superseded INTEGER NOT NULL DEFAULT 0;
CREATE INDEX message_thread ON message (thread, n) WHERE thread IS NOT NULL;
CREATE INDEX message_superseded ON message (n, inbox) WHERE superseded = 1;
CREATE TABLE link (
  id INTEGER NOT NULL,
  inbox INTEGER NOT NULL,
  thread INTEGER NOT NULL,
  PRIMARY KEY (id, inbox)
) WITHOUT ROWID;
CREATE INDEX link_thread ON link (thread);
`)
  },
}
