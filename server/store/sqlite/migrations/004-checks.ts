import type { Migration } from './index.ts'

/**
 * What checks decided. `message.unchecked` has a bit for each queue that a message waits in, and
 * one when a check could not decide anything; `message.facts` are all facts of a message, for lists.
 * `report.id` is `message * 64 + checker`. `checker.through`: messages up to this one are still to
 * be put in the queue, since the version changed. `checking` holds what each queue has given out,
 * `attempt` how often the process died with it.
 */
export const checks: Migration = {
  title: 'facts and reports of checks',
  up(db) {
    db.exec(`
ALTER TABLE message ADD COLUMN facts TEXT NOT NULL DEFAULT '{}';
ALTER TABLE message ADD COLUMN unchecked INTEGER NOT NULL DEFAULT 0;
CREATE INDEX message_unchecked ON message (n, unchecked) WHERE unchecked <> 0;
ALTER TABLE inbox ADD COLUMN spam_threshold REAL NOT NULL DEFAULT 5;
CREATE TABLE fact (
  key TEXT NOT NULL,
  message INTEGER NOT NULL,
  value NOT NULL,
  PRIMARY KEY (key, message)
) WITHOUT ROWID;
CREATE INDEX fact_value ON fact (key, value, message);
CREATE TABLE checker (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  version TEXT NOT NULL,
  through INTEGER NOT NULL
);
CREATE TABLE report (
  id INTEGER PRIMARY KEY,
  version TEXT NOT NULL,
  undecided TEXT,
  data TEXT NOT NULL
);
CREATE TABLE checking (queue TEXT PRIMARY KEY, messages TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE attempt (message INTEGER PRIMARY KEY, times INTEGER NOT NULL);
`)
  },
}
