import { WebSocket } from 'ws'
import type { LiveMessage } from '../../server/types.ts'
import { Fault, must } from './fault.ts'
import type { Ledger } from './ledger.ts'
import type { Program } from './program.ts'

/** Listens to the WebSocket for as long as the server lives, and writes down what it says. */
export function hearAll({ url }: Program, ledger: Ledger): { ended: Promise<void> } {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/events?since=${ledger.seq}`)
  const faults: unknown[] = []
  socket.on('message', (data) => {
    try {
      // The schema of the API holds it to this; tests of events see to that.
      note(JSON.parse((data as Buffer).toString()) as LiveMessage, ledger)
    } catch (error) {
      faults.push(error)
    }
  })
  socket.on('error', () => undefined)
  // Not events.once(): it takes an error, such as a kill in the middle of the handshake, for the end.
  const closed = new Promise((resolve) => socket.once('close', resolve))
  const ended = closed.then(() => {
    for (const fault of faults) throw new Fault(`the WebSocket: ${String(fault)}`)
  })
  ended.catch(() => undefined)
  return { ended }
}

function note(message: LiveMessage, ledger: Ledger) {
  if (message.type === 'reload') return
  if (message.type === 'hello') {
    must(
      message.seq >= ledger.seq,
      () => `the newest event is ${message.seq}; ${ledger.seq} had been told before`,
    )
    return
  }
  // Only events have an instant; searches of its own it has none.
  if (!('at' in message)) return
  must(message.seq > ledger.seq, () => `event ${message.seq} came after ${ledger.seq}`)
  ledger.seq = message.seq
  if (message.type === 'message.stored') ledger.told.add(message.message.id)
}
