import { attachments } from './attachments.ts'
import { body } from './body.ts'
import { combos } from './combos.ts'
import { dates } from './dates.ts'
import { fraud } from './fraud.ts'
import { headers } from './headers.ts'
import { hidden } from './hidden.ts'
import { html } from './html.ts'
import { leftovers } from './leftovers.ts'
import { links } from './links.ts'
import { lists } from './lists.ts'
import { money } from './money.ts'
import { nice } from './nice.ts'
import { offers } from './offers.ts'
import { relays } from './relays.ts'
import { senders } from './senders.ts'
import { software } from './software.ts'
import { images, structure } from './structure.ts'
import { subject } from './subject.ts'

/** For each rule a message that fires it. */
export const firing: Record<string, Buffer> = {
  ...headers,
  ...subject,
  ...senders,
  ...dates,
  ...structure,
  ...attachments,
  ...images,
  ...html,
  ...hidden,
  ...links,
  ...lists,
  ...leftovers,
  ...offers,
  ...money,
  ...fraud,
  ...body,
  ...software,
  ...relays,
  ...combos,
  ...nice,
}
