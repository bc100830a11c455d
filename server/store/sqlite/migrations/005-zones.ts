import type { Migration } from './index.ts'

/**
 * Records that are not published yet, by domain, and where mail will be sent from. Private halves
 * of the keys are secrets (`dkim/DOMAIN/SELECTOR`).
 */
export const zones: Migration = {
  title: 'planned zones',
  up(db) {
    db.exec(`
CREATE TABLE zone (
  domain TEXT PRIMARY KEY,
  records TEXT NOT NULL,
  sending TEXT NOT NULL,
  keys TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) WITHOUT ROWID;
ALTER TABLE inbox ADD COLUMN sending TEXT NOT NULL DEFAULT '[]';
`)
  },
}
