import type { Options } from '../options.ts'
import { installMailDev } from './maildev.ts'
import { buildMailpit } from './mailpit.ts'
import { connectPeer } from './peer.ts'
import type { Target } from './target.ts'

export type StartPeer = () => Promise<Target>

/** Everything else that was asked for; what cannot be had is said and left out. */
export async function preparePeers(
  options: Options,
  say: (text: string) => void,
): Promise<StartPeer[]> {
  const peers: StartPeer[] = options.peers.map((peer) => () => connectPeer(peer))
  if (options.maildev) {
    say('installing MailDev 3')
    const start = await installMailDev()
    if (start) peers.push(start)
    else say('MailDev 3 cannot be installed; going on without it')
  }
  if (options.mailpit || options.mailpitProgram !== null) {
    say('preparing Mailpit')
    const start = await buildMailpit(options.mailpitProgram)
    if (start) peers.push(start)
    else say('Mailpit cannot be built (is Go there, and its module?); going on without it')
  }
  return peers
}
