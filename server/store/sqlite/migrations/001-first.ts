import { wordTokenizer } from '../tokenizer.ts'
import type { Migration } from './index.ts'

/**
 * `n` of a message is its rowid, never used twice. `hidden` names the deletion that hides a
 * message; the list indexes leave hidden ones out. `queued` is 1 while a message waits for the
 * index, -1 while it does so hidden.
 * `detail` holds what only an opened message shows, so that a scan of messages stays narrow;
 * `message_scan` is what searches look at row by row, `sorted` the texts by which lists sort.
 * Of `words`, prefixes of two and three letters are indexed, and segments merge eight at a time:
 * a quarter less work for the writer than four, and searches hardly notice; so are segments of
 * which two fifths are deleted, for at the limit of retention every message deletes one.
 * `raw.id` is `owner * 65536 + position`; the owner is `message.raw`, else `message.n`.
 */
export const first: Migration = {
  title: 'inboxes, sessions, messages, words, searches, outbox, secrets',
  up: (db) =>
    db.exec(`
CREATE TABLE file (id TEXT NOT NULL, created_at INTEGER NOT NULL);

CREATE TABLE inbox (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  user TEXT NOT NULL UNIQUE,
  origin TEXT NOT NULL,
  is_default INTEGER NOT NULL DEFAULT 0,
  rules TEXT NOT NULL DEFAULT '[]',
  own_retention INTEGER NOT NULL DEFAULT 0,
  keep_messages INTEGER,
  keep_days REAL,
  keep_bytes INTEGER,
  created_at INTEGER NOT NULL,
  total INTEGER NOT NULL DEFAULT 0,
  unread INTEGER NOT NULL DEFAULT 0,
  bytes INTEGER NOT NULL DEFAULT 0,
  pinned INTEGER NOT NULL DEFAULT 0,
  pinned_bytes INTEGER NOT NULL DEFAULT 0,
  next_uid INTEGER NOT NULL DEFAULT 1,
  empty_since INTEGER
);

CREATE TABLE session (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  outcome TEXT NOT NULL,
  reason TEXT NOT NULL,
  auth_method TEXT,
  messages INTEGER NOT NULL,
  connection TEXT NOT NULL,
  truncated INTEGER NOT NULL,
  transcript BLOB,
  kept INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX session_outcome ON session (outcome, n);
CREATE INDEX session_mailless ON session (n) WHERE kept = 0;

CREATE TABLE message (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  uid INTEGER NOT NULL,
  inbox INTEGER NOT NULL,
  session INTEGER,
  arrived_at INTEGER NOT NULL,
  size INTEGER NOT NULL,
  subject TEXT,
  from_name TEXT,
  from_address TEXT,
  to_first TEXT NOT NULL,
  recipients INTEGER NOT NULL,
  unread INTEGER NOT NULL DEFAULT 1,
  pinned INTEGER NOT NULL DEFAULT 0,
  tags TEXT NOT NULL DEFAULT '[]',
  state TEXT NOT NULL DEFAULT 'waiting',
  snippet TEXT NOT NULL DEFAULT '',
  attachments INTEGER NOT NULL DEFAULT 0,
  html INTEGER NOT NULL DEFAULT 0,
  text_from TEXT,
  complaint TEXT,
  queued INTEGER NOT NULL DEFAULT 1,
  attempts INTEGER NOT NULL DEFAULT 0,
  hidden INTEGER,
  raw INTEGER,
  sent_at INTEGER,
  released INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX message_scan ON message (n, inbox, arrived_at, size, sent_at, unread, pinned)
  WHERE hidden IS NULL;
CREATE INDEX message_of_inbox ON message (inbox, n) WHERE hidden IS NULL;
CREATE INDEX message_arrived ON message (inbox, arrived_at) WHERE hidden IS NULL;
CREATE INDEX message_pinned ON message (n) WHERE pinned = 1;
CREATE INDEX message_tagged ON message (n) WHERE tags <> '[]';
CREATE INDEX message_released ON message (n) WHERE released > 0;
CREATE INDEX message_hidden ON message (hidden, n) WHERE hidden IS NOT NULL;
CREATE INDEX message_queued ON message (n, size) WHERE queued = 1;
CREATE INDEX message_session ON message (session) WHERE session IS NOT NULL;

CREATE TABLE detail (
  message INTEGER PRIMARY KEY,
  header TEXT NOT NULL,
  envelope TEXT NOT NULL,
  connection TEXT,
  origin TEXT NOT NULL,
  metadata TEXT NOT NULL
);

CREATE TABLE sorted (message INTEGER PRIMARY KEY, sender TEXT, subject TEXT);

CREATE TABLE raw (id INTEGER PRIMARY KEY, deflated INTEGER NOT NULL, data BLOB NOT NULL);
CREATE TABLE staged (owner INTEGER PRIMARY KEY AUTOINCREMENT);

CREATE TABLE part (
  message INTEGER NOT NULL,
  i INTEGER NOT NULL,
  path TEXT NOT NULL,
  type TEXT NOT NULL,
  charset TEXT,
  encoding TEXT NOT NULL,
  disposition TEXT,
  name TEXT,
  cid TEXT,
  role TEXT NOT NULL,
  header_start INTEGER NOT NULL,
  body_start INTEGER NOT NULL,
  body_end INTEGER NOT NULL,
  size INTEGER NOT NULL,
  PRIMARY KEY (message, i)
) WITHOUT ROWID;

CREATE TABLE tag (
  tag TEXT NOT NULL COLLATE NOCASE,
  message INTEGER NOT NULL,
  PRIMARY KEY (tag, message)
) WITHOUT ROWID;

CREATE TABLE search (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  q TEXT NOT NULL,
  inbox TEXT,
  created_at INTEGER NOT NULL
);

CREATE TABLE deletion (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  token TEXT UNIQUE,
  until INTEGER NOT NULL
);

CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  inbox TEXT,
  type TEXT NOT NULL,
  payload TEXT NOT NULL,
  total INTEGER,
  unread INTEGER,
  bytes INTEGER
);

CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

CREATE VIRTUAL TABLE words USING fts5 (
  subject, "from", "to", cc, bcc, reply_to, text, name, header, facet,
  content='', contentless_delete=1, prefix='2 3', tokenize="${wordTokenizer}"
);
INSERT INTO words (words, rank) VALUES ('automerge', 8), ('deletemerge', 40);
`),
}
