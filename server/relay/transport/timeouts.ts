/** All in milliseconds. RFC 5321, 4.5.3.2 is more patient with commands, and as patient with the end. */
export interface Timeouts {
  /** Finding the addresses and connecting. */
  connect: number
  /** The greeting; a TLS handshake too. */
  greeting: number
  /** The whole reply to a command, however slowly it drips in. */
  command: number
  /** The reply to the final dot: giving up early here leaves an uncertain end. */
  ending: number
  /** From MAIL to the final dot. */
  transaction: number
  /** From MAIL to the last RCPT of a rehearsal, for which somebody waits. */
  rehearsal: number
  /** How long an unused connection is kept. */
  idle: number
}

export const usualTimeouts: Timeouts = {
  connect: 15_000,
  greeting: 15_000,
  command: 60_000,
  ending: 600_000,
  transaction: 900_000,
  rehearsal: 60_000,
  idle: 5_000,
}
