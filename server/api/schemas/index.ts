import type { z } from 'zod'
import * as auth from './auth.ts'
import * as files from './files.ts'
import * as inbox from './inbox.ts'
import * as info from './info.ts'
import * as live from './live.ts'
import * as message from './message.ts'
import * as relay from './relay.ts'
import * as release from './release.ts'
import * as remote from './remote.ts'
import * as saved from './saved-search.ts'
import * as search from './search.ts'
import * as session from './session.ts'
import * as zone from './zone.ts'

/** The schemas that have a name in the OpenAPI document; the rest stands where it is used. */
export const named: Record<string, z.ZodType> = {
  Address: message.address,
  AuthReport: auth.authReport,
  Catalogue: search.catalogue,
  Changed: message.changed,
  ClientMessage: live.clientMessage,
  ConnectionFacts: session.connectionFacts,
  Counts: inbox.counts,
  Deleted: message.deleted,
  Envelope: message.envelope,
  ErrorAnswer: info.errorAnswer,
  Finding: auth.finding,
  HeaderList: message.headerList,
  Inbox: inbox.inbox,
  InboxChange: inbox.inboxChange,
  InboxList: inbox.inboxList,
  Info: info.info,
  JudgedFile: files.judgedFile,
  LiveMessage: live.liveMessage,
  Message: message.message,
  MessageChange: message.messageChange,
  MessagePage: message.messagePage,
  MessageRow: message.messageRow,
  NewInbox: inbox.newInbox,
  NewSearch: saved.newSearch,
  Origin: message.origin,
  Part: message.part,
  DryRun: relay.dryRun,
  ForwardRule: relay.forwardRule,
  NewRelay: relay.newRelay,
  Relay: relay.relay,
  RelayChange: relay.relayChange,
  RelayPreset: relay.relayPreset,
  RelayTest: relay.relayTest,
  Release: release.release,
  Released: release.released,
  ReleasePage: release.releasePage,
  ReleasePolicy: relay.releasePolicy,
  ReleasePreview: release.releasePreview,
  ReleaseRequest: release.releaseRequest,
  ReleaseRow: release.releaseRow,
  ReleaseTotals: release.releaseTotals,
  RecipientRule: inbox.recipientRule,
  RemoteReport: remote.remoteReport,
  Retention: inbox.retention,
  SandboxEvent: live.sandboxEvent,
  SavedSearch: saved.savedSearch,
  SearchChange: saved.searchChange,
  SearchExplanation: search.searchExplanation,
  Session: session.session,
  SessionPage: session.sessionPage,
  SessionRow: session.sessionRow,
  SettingInfo: info.settingInfo,
  SmtpListener: info.smtpListener,
  SpfNode: auth.spfNode,
  TagCount: message.tagCount,
  Zone: zone.zone,
  ZoneRecord: zone.zoneRecord,
}
