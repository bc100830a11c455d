import type { ApiOf } from './route.ts'
import { exportMail, importMail } from './routes/archive.ts'
import { captureMessage } from './routes/capture.ts'
import { getCatalogue } from './routes/catalogue.ts'
import { getHeaders, getHtml, getText } from './routes/content.ts'
import { getCheck, listChecks } from './routes/checks.ts'
import { changeInbox, createInbox, deleteInbox, getInbox, listInboxes } from './routes/inboxes.ts'
import { checkLogo, checkPolicy, listFiles, lookAtFiles } from './routes/files.ts'
import { getInfo } from './routes/info.ts'
import { changeMessage, deleteMessage, getMessage } from './routes/message.ts'
import { changeMessages, deleteMessages, listMessages, undo } from './routes/messages.ts'
import { getNested, getPart, getPartHeaders, listParts } from './routes/parts.ts'
import { getRaw } from './routes/raw.ts'
import { changeRule, createRule, deleteRule, listRules, testRule } from './routes/forward-rules.ts'
import {
  changeRelay,
  createRelay,
  deleteRelay,
  getPolicy,
  getRelay,
  listPresets,
  listRelays,
  putPolicy,
  testNewRelay,
  testRelay,
} from './routes/relays.ts'
import {
  actOnReleases,
  dryRunRelease,
  dryRunReleases,
  getRelease,
  getTotals,
  listReleases,
  previewRelease,
  previewReleases,
  releaseMessage,
  releaseMessages,
} from './routes/releases.ts'
import { getRemote, getRemoteReport } from './routes/remote.ts'
import { changeSearch, deleteSearch, listSearches, saveSearch } from './routes/saved-searches.ts'
import { listSamples, postSample } from './routes/samples.ts'
import { sendMessage } from './routes/send.ts'
import { explainSearch } from './routes/search.ts'
import { getMessageSession, getSession, listSessions } from './routes/sessions.ts'
import { listTags } from './routes/tags.ts'
import {
  deleteKey,
  deleteZone,
  exportZone,
  getKey,
  getPublished,
  getZone,
  importZone,
  listZones,
  makeKey,
  putZone,
} from './routes/zones.ts'

/** Every route of the API, in the order of its documentation. */
export const routes = [
  listMessages,
  captureMessage,
  changeMessages,
  deleteMessages,
  undo,
  getMessage,
  changeMessage,
  deleteMessage,
  listTags,
  listSearches,
  saveSearch,
  changeSearch,
  deleteSearch,
  explainSearch,
  getHtml,
  getRemoteReport,
  getRemote,
  getText,
  getHeaders,
  getRaw,
  listParts,
  getPart,
  getPartHeaders,
  getNested,
  listChecks,
  getCheck,
  listFiles,
  lookAtFiles,
  listInboxes,
  createInbox,
  getInbox,
  changeInbox,
  deleteInbox,
  listZones,
  getZone,
  putZone,
  deleteZone,
  importZone,
  exportZone,
  getPublished,
  makeKey,
  getKey,
  deleteKey,
  checkLogo,
  checkPolicy,
  previewRelease,
  dryRunRelease,
  releaseMessage,
  previewReleases,
  dryRunReleases,
  releaseMessages,
  listReleases,
  getTotals,
  getRelease,
  actOnReleases,
  listRelays,
  listPresets,
  createRelay,
  testNewRelay,
  getRelay,
  changeRelay,
  deleteRelay,
  testRelay,
  getPolicy,
  putPolicy,
  listRules,
  createRule,
  changeRule,
  deleteRule,
  testRule,
  listSessions,
  getSession,
  getMessageSession,
  getInfo,
  getCatalogue,
  exportMail,
  importMail,
  listSamples,
  postSample,
  sendMessage,
] as const

/** What the browser's client is typed by: `Api['GET /api/messages/{id}']['answer']`. */
export type Api = ApiOf<typeof routes>
