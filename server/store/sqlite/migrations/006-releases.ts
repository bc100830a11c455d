import type { Migration } from './index.ts'

/**
 * A relay that was deleted stays as a name (`key` is null then), for releases tell of it. A release
 * outlives its message; `message` is the number that it had. `released` in `message` counts
 * releases of which somebody got it; `hidden` is -1 while a deleted message waits for its releases.
 * `due` of a recipient: 0 when it can be claimed, an instant (ms) when it will be, null when it
 * cannot. `attempt` is the one that has it now. `phase`: 0 claimed, 1 committing, 2 ended.
 * `relay_use` counts, by second, what relays took of releases that are no longer kept.
 */
export const releases: Migration = {
  title: 'relays and releases',
  up: (db) =>
    db.exec(`
CREATE TABLE relay (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  key TEXT UNIQUE,
  name TEXT NOT NULL,
  origin TEXT NOT NULL,
  is_default INTEGER NOT NULL,
  paused INTEGER NOT NULL,
  settings TEXT NOT NULL,
  created_at INTEGER NOT NULL
);

CREATE TABLE "release" (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  batch TEXT,
  message INTEGER NOT NULL,
  message_id TEXT NOT NULL,
  subject TEXT,
  size INTEGER NOT NULL,
  inbox TEXT NOT NULL,
  relay INTEGER NOT NULL,
  rule TEXT,
  state TEXT NOT NULL,
  held INTEGER NOT NULL DEFAULT 0,
  given_up INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  ended_at INTEGER,
  next_at INTEGER,
  queued INTEGER NOT NULL DEFAULT 0,
  sending INTEGER NOT NULL DEFAULT 0,
  deferred INTEGER NOT NULL DEFAULT 0,
  delivered INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0,
  uncertain INTEGER NOT NULL DEFAULT 0,
  cancelled INTEGER NOT NULL DEFAULT 0,
  to_first TEXT NOT NULL,
  reason TEXT,
  envelope_from TEXT NOT NULL,
  changes TEXT NOT NULL,
  delete_after INTEGER NOT NULL,
  digest TEXT NOT NULL
);
CREATE INDEX release_open ON "release" (message) WHERE ended_at IS NULL;
CREATE INDEX release_ended ON "release" (n) WHERE ended_at IS NOT NULL;
CREATE INDEX release_state ON "release" (state, n);
CREATE INDEX release_relay ON "release" (relay, n);
CREATE INDEX release_message ON "release" (message_id, n);
CREATE INDEX release_created ON "release" (created_at);
CREATE INDEX release_batch ON "release" (batch, n) WHERE batch IS NOT NULL;
CREATE UNIQUE INDEX release_once ON "release" (rule, message) WHERE rule IS NOT NULL;
CREATE INDEX release_rule ON "release" (rule, created_at) WHERE rule IS NOT NULL;
CREATE INDEX release_body ON "release" (digest, created_at) WHERE rule IS NOT NULL;

CREATE TABLE release_recipient (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  "release" INTEGER NOT NULL,
  relay INTEGER NOT NULL,
  address TEXT NOT NULL,
  domain TEXT NOT NULL,
  instead TEXT,
  state TEXT NOT NULL,
  due INTEGER,
  next_at INTEGER,
  attempt INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  tried_at INTEGER,
  reply TEXT
);
CREATE INDEX release_recipient_of ON release_recipient ("release", state, next_at);
CREATE INDEX release_recipient_due ON release_recipient (relay, due, "release")
  WHERE due IS NOT NULL;
CREATE INDEX release_recipient_attempt ON release_recipient (attempt) WHERE attempt IS NOT NULL;
CREATE INDEX release_recipient_domain ON release_recipient (domain, "release");
CREATE INDEX release_recipient_took ON release_recipient (relay, tried_at)
  WHERE state = 'delivered';

CREATE TABLE release_attempt (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  "release" INTEGER NOT NULL,
  phase INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  outcome TEXT,
  server TEXT,
  tls TEXT,
  recipients INTEGER NOT NULL,
  transcript BLOB
);
CREATE INDEX release_attempt_of ON release_attempt ("release", n);
CREATE INDEX release_attempt_open ON release_attempt (n) WHERE phase < 2;

CREATE TABLE relay_use (
  relay INTEGER NOT NULL,
  at INTEGER NOT NULL,
  recipients INTEGER NOT NULL,
  PRIMARY KEY (relay, at)
) WITHOUT ROWID;

CREATE TABLE forward_rule (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  q TEXT NOT NULL,
  inbox TEXT,
  relay TEXT,
  recipients TEXT NOT NULL,
  per_hour INTEGER,
  enabled INTEGER NOT NULL,
  since INTEGER NOT NULL,
  after_n INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  released INTEGER NOT NULL DEFAULT 0,
  kept_back INTEGER NOT NULL DEFAULT 0,
  refusal TEXT
);

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`),
}
