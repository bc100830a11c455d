import type { EvalFunction, Missing } from '../eval.ts'
import { bodyFunctions } from './body.ts'
import { bounceFunctions } from './bounces.ts'
import { dateFunctions } from './dates.ts'
import { forgedFunctions } from './forged.ts'
import { freemailFunctions } from './freemail.ts'
import { headerFunctions } from './header.ts'
import { htmlFunctions } from './html.ts'
import { imageFunctions } from './images.ts'
import { kinshipFunctions } from './kinship.ts'
import { linkFunctions } from './links.ts'
import { listFunctions } from './lists.ts'
import { mimeFunctions } from './mime.ts'
import { missing } from './missing.ts'
import { recipientFunctions } from './recipients.ts'
import { relayFunctions } from './relays.ts'
import { senderFunctions } from './senders.ts'
import { subjectFunctions } from './subject.ts'

/**
 * The functions that rules may call with `eval:`, or why one is not there. Names are those of
 * SpamAssassin, for its rules call them; those of `kinship` are ours.
 */
export const evals: ReadonlyMap<string, EvalFunction | Missing> = new Map<
  string,
  EvalFunction | Missing
>([
  ...missing,
  ...Object.entries({
    ...bodyFunctions,
    ...bounceFunctions,
    ...dateFunctions,
    ...forgedFunctions,
    ...freemailFunctions,
    ...headerFunctions,
    ...htmlFunctions,
    ...imageFunctions,
    ...kinshipFunctions,
    ...linkFunctions,
    ...listFunctions,
    ...mimeFunctions,
    ...recipientFunctions,
    ...relayFunctions,
    ...senderFunctions,
    ...subjectFunctions,
  }),
])
