import type {
  RecipientState,
  Relay,
  Release,
  ReleasePreview,
  ReleaseRow,
} from '../../../server/types.ts'
import { usual } from '../../../web/release/settings/draft.ts'

export const nobody: Record<RecipientState, number> = {
  ...{ queued: 0, sending: 0, deferred: 0, delivered: 0, failed: 0, uncertain: 0, cancelled: 0 },
}

export function aRelay(relay: Partial<Relay> = {}): Relay {
  return {
    ...usual,
    id: 'r1',
    name: 'Office',
    host: 'smtp.office.example',
    user: 'ada',
    origin: 'hand',
    hasPassword: true,
    createdAt: '2026-11-22T16:00:00.000Z',
    ...relay,
  }
}

export function aRow(row: Partial<ReleaseRow> = {}): ReleaseRow {
  return {
    id: 'a',
    n: 1,
    batch: null,
    message: 'm',
    subject: 'Order',
    inbox: 'i',
    relay: { id: 'r1', name: 'Office' },
    by: 'person',
    rule: null,
    state: 'queued',
    createdAt: '2026-11-22T16:00:00.000Z',
    endedAt: null,
    nextAt: null,
    recipients: { ...nobody, queued: 1 },
    to: ['ann@x.test'],
    reason: null,
    size: 1000,
    ...row,
  }
}

export function aRelease(release: Partial<Release> = {}): Release {
  return {
    ...aRow(release),
    envelopeFrom: 'shop@x.test',
    changes: {},
    deleteAfter: false,
    list: [],
    attempts: [],
    ...release,
  }
}

export function aPreview(preview: Partial<ReleasePreview> = {}): ReleasePreview {
  return {
    relay: { id: 'r1', name: 'Office', host: 'smtp.office.example' },
    envelopeFrom: 'shop@x.test',
    recipients: [{ address: 'ann@x.test', instead: null, refused: null }],
    reach: { recipients: 1, domains: 1 },
    alterations: [],
    problems: [],
    mustConfirm: false,
    size: 1000,
    ...preview,
  }
}
