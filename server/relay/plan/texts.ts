import type { ReleaseProblem, Text } from '../../types.ts'
import type { Told } from '../shape.ts'

type Problem = Told<ReleaseProblem>

const problem = (code: string, blocks: boolean, text: Text): Problem => ({ code, blocks, text })

export const noAddress = problem('no_address', true, {
  en: 'This is no address that mail can be sent to. Write it as name@domain.',
  es: 'No es una dirección a la que se pueda enviar correo. Escríbela como nombre@dominio.',
})

export const routed = problem('routed', true, {
  en: 'The part before the @ names another way to go on (%, ! or @), which no list could check. Name the real recipient.',
  es: 'La parte anterior a la @ indica otro camino (%, ! o @) que ninguna lista puede comprobar. Indica el destinatario real.',
})

export const blocked = (pattern: string): Problem =>
  problem('blocked', true, {
    en: `The block list has ${pattern}. Take it from the list (Settings, Safety) if mail may go there.`,
    es: `La lista de bloqueo contiene ${pattern}. Quítalo de la lista (Ajustes, Seguridad) si el correo puede ir allí.`,
  })

export const notAllowed = problem('not_allowed', true, {
  en: 'The allow list does not have it. Add the address or its domain (Settings, Safety) if mail may go there.',
  es: 'No está en la lista de permitidos. Añade la dirección o su dominio (Ajustes, Seguridad) si el correo puede ir allí.',
})

export const nobody = problem('nobody', true, {
  en: 'Nobody is left to send it to: add a recipient who may have it.',
  es: 'No queda nadie a quien enviarlo: añade un destinatario que pueda recibirlo.',
})

export const closedInbox = problem('closed_inbox', true, {
  en: 'Nothing is released from this inbox. Open it in Settings, Safety.',
  es: 'De este buzón no se entrega nada. Ábrelo en Ajustes, Seguridad.',
})

export const itself = problem('itself', true, {
  en: 'This relay is Mailproof itself, so the mail would only come back. Choose another relay.',
  es: 'Este relé es el propio Mailproof, así que el correo solo volvería. Elige otro relé.',
})

export const circling = (hops: number): Problem =>
  problem('circling', true, {
    en: `The mail has been through ${hops} servers (Received fields), so it seems to go round in circles. Raise the limit in Settings, Safety, if that is right.`,
    es: `El correo ha pasado por ${hops} servidores (campos Received), así que parece dar vueltas. Sube el límite en Ajustes, Seguridad, si es correcto.`,
  })

export const tooLarge = (size: number, most: number): Problem =>
  problem('too_large', true, {
    en: `The mail has ${size} bytes and the relay takes ${most}. Send it through another relay, or make it smaller.`,
    es: `El correo tiene ${size} bytes y el relé acepta ${most}. Envíalo por otro relé o hazlo más pequeño.`,
  })

export const releasedBefore = (times: number): Problem =>
  problem('released_before', false, {
    en: `This message was released ${times === 1 ? 'once' : `${times} times`} already: whoever has it will have it again.`,
    es: `Este mensaje ya se entregó ${times === 1 ? 'una vez' : `${times} veces`}: quien lo tenga lo recibirá otra vez.`,
  })

export const pausedRelay = problem('paused_relay', false, {
  en: 'The relay is paused: the mail waits until you let it go on.',
  es: 'El relé está en pausa: el correo espera hasta que lo reanudes.',
})

export const badSender = problem('bad_sender', true, {
  en: 'The envelope sender is no address. Write it as name@domain, or leave it empty for none.',
  es: 'El remitente del sobre no es una dirección. Escríbelo como nombre@dominio, o déjalo vacío.',
})

export const mayLoop = problem('loop', true, {
  en: 'Mail with this very body was forwarded by a rule before, and comes back now.',
  es: 'Una regla ya reenvió un correo con este mismo cuerpo, y ahora vuelve.',
})

export const report: Text = {
  en: 'It is a report of a failed release, which no rule forwards.',
  es: 'Es un informe de una entrega fallida, que ninguna regla reenvía.',
}

export const capped = (most: number): Text => ({
  en: `The rule has released ${most} messages within an hour, which is its limit.`,
  es: `La regla ha entregado ${most} mensajes en una hora, que es su límite.`,
})

/** Of what is done for a relay that takes less than most. */
export const ifConverted = ({ en, es }: Text): Text => ({
  en: `If the relay does not take 8-bit characters: ${en}`,
  es: `Si el relé no acepta caracteres de 8 bits: ${es}`,
})
