import type { Migration } from './index.ts'

/**
 * Relays, releases and their recipients. `due` of a recipient is when it can be handed out, in ms;
 * null while it is sent, held or settled. A release has how many of its recipients are in which
 * state, and outlives its message; `given_up` when what comes back of it is not tried again. Of an attempt, `recipients` holds their places in the release.
 */
export const releases: Migration = {
  title: 'relays, releases, forward rules',
  up: (db) =>
    db.exec(`
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE relay (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  settings TEXT NOT NULL,
  origin TEXT NOT NULL,
  has_password INTEGER NOT NULL,
  created_at INTEGER NOT NULL
);

CREATE TABLE release (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  batch TEXT,
  message INTEGER NOT NULL,
  message_id TEXT NOT NULL,
  inbox TEXT NOT NULL,
  subject TEXT,
  size INTEGER NOT NULL,
  relay TEXT NOT NULL,
  relay_name TEXT NOT NULL,
  rule TEXT,
  envelope_from TEXT NOT NULL,
  changes TEXT NOT NULL,
  delete_after INTEGER NOT NULL,
  digest TEXT NOT NULL,
  state TEXT NOT NULL,
  held INTEGER NOT NULL DEFAULT 0,
  given_up INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  ended_at INTEGER,
  reason TEXT,
  first_to TEXT NOT NULL,
  queued INTEGER NOT NULL,
  sending INTEGER NOT NULL DEFAULT 0,
  deferred INTEGER NOT NULL DEFAULT 0,
  delivered INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0,
  uncertain INTEGER NOT NULL DEFAULT 0,
  cancelled INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX release_message ON release (message_id);
CREATE INDEX release_open ON release (message) WHERE ended_at IS NULL;
CREATE INDEX release_state ON release (state, n);
CREATE INDEX release_relay ON release (relay, n);
CREATE INDEX release_batch ON release (batch, n) WHERE batch IS NOT NULL;
CREATE UNIQUE INDEX release_rule ON release (rule, message_id) WHERE rule IS NOT NULL;
CREATE INDEX release_ruled ON release (rule, created_at) WHERE rule IS NOT NULL;
CREATE INDEX release_digest ON release (digest, created_at) WHERE rule IS NOT NULL;

CREATE TABLE release_recipient (
  release INTEGER NOT NULL,
  i INTEGER NOT NULL,
  relay TEXT NOT NULL,
  address TEXT NOT NULL,
  instead TEXT,
  domain TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'queued',
  due INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0,
  reply TEXT,
  tried_at INTEGER,
  settled_at INTEGER,
  PRIMARY KEY (release, i)
) WITHOUT ROWID;
CREATE INDEX recipient_due ON release_recipient (relay, due, release, i) WHERE due IS NOT NULL;
CREATE INDEX recipient_settled ON release_recipient (relay, settled_at)
  WHERE state IN ('delivered', 'uncertain');
CREATE INDEX recipient_domain ON release_recipient (domain, release);

CREATE TABLE release_attempt (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  release INTEGER NOT NULL,
  recipients TEXT NOT NULL,
  phase TEXT NOT NULL DEFAULT 'claimed',
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  outcome TEXT,
  server TEXT,
  tls TEXT,
  transcript BLOB
);
CREATE INDEX attempt_release ON release_attempt (release, n);
CREATE INDEX attempt_open ON release_attempt (n) WHERE ended_at IS NULL;

CREATE TABLE forward_rule (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  rule TEXT NOT NULL,
  since INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  released INTEGER NOT NULL DEFAULT 0,
  kept_back INTEGER NOT NULL DEFAULT 0,
  last_refusal TEXT
);
`),
}
