import type { Text } from '../../../server/types.ts'
import { number } from '../../ui/format.ts'
import { domains, people } from '../texts.ts'

/** What the release dialog says. */
export const texts = {
  title: { en: 'Release', es: 'Entregar' },
  titleMany: (n: number): Text => ({
    en: n === 1 ? 'Release 1 message' : `Release ${number(n)} messages`,
    es: n === 1 ? 'Entregar 1 mensaje' : `Entregar ${number(n)} mensajes`,
  }),
  relay: { en: 'Through', es: 'A través de' },
  paused: {
    en: 'This relay is paused: what you release waits until it is resumed.',
    es: 'Este relé está en pausa: lo que entregues esperará hasta que se reanude.',
  },
  to: { en: 'To', es: 'Para' },
  toHint: {
    en: 'The recipients of the envelope. Add, remove or paste others.',
    es: 'Los destinatarios del sobre. Añade, quita o pega otros.',
  },
  toMany: { en: 'Send all of them to', es: 'Enviarlos todos a' },
  toManyHint: {
    en: 'Empty: each message goes to the recipients of its own envelope.',
    es: 'Vacío: cada mensaje va a los destinatarios de su propio sobre.',
  },
  toEnvelope: { en: 'As the envelope', es: 'Como en el sobre' },
  nobody: { en: 'Nobody is left to send it to.', es: 'No queda nadie a quien enviarlo.' },
  noAddress: (word: string): Text => ({
    en: `“${word}” is no address`,
    es: `«${word}» no es una dirección`,
  }),
  wrong: { en: 'no address', es: 'no es una dirección' },
  bcc: { en: 'Bcc', es: 'CCO' },
  bccWhy: {
    en: 'Only the envelope names this recipient; no header tells the others.',
    es: 'Solo el sobre nombra a este destinatario; ninguna cabecera lo dice a los demás.',
  },
  refused: { en: 'refused', es: 'rechazado' },
  asking: { en: 'Looking at what would happen', es: 'Mirando qué ocurriría' },
  reaches: (n: number, at: number): Text => ({
    en: `Reaches ${people(n).en} at ${domains(at).en}`,
    es: `Llega a ${people(n).es} en ${domains(at).es}`,
  }),
  reachesNobody: { en: 'Reaches nobody', es: 'No llega a nadie' },
  from: (address: string, host: string, size: string): Text => ({
    en: `From ${address === '' ? 'the null reverse-path' : address} through ${host}, ${size}`,
    es: `De ${address === '' ? 'la ruta de retorno nula' : address} a través de ${host}, ${size}`,
  }),
  redirected: (address: string, instead: string): Text => ({
    en: `${address} instead of ${instead}`,
    es: `${address} en lugar de ${instead}`,
  }),
  redirectedTitle: { en: 'Redirected', es: 'Desviado' },
  refusedTitle: { en: 'Not released to', es: 'No se entrega a' },
  keptBack: (n: number): Text => ({
    en: n === 1 ? '1 message stays here' : `${number(n)} messages stay here`,
    es: n === 1 ? '1 mensaje se queda aquí' : `${number(n)} mensajes se quedan aquí`,
  }),
  changes: { en: 'What will change', es: 'Qué cambiará' },
  noChange: {
    en: 'Nothing: the bytes go out as they were captured.',
    es: 'Nada: los bytes salen tal como se capturaron.',
  },
  changesMany: {
    en: 'What changes in each message stands in its release.',
    es: 'Lo que cambia en cada mensaje consta en su entrega.',
  },
  blocks: { en: 'Stops the release', es: 'Impide la entrega' },
  mind: { en: 'Mind', es: 'Atención' },
  andMore: (n: number): Text => ({ en: `and ${number(n)} more`, es: `y ${number(n)} más` }),

  options: { en: 'Rewriting, signing, deleting', es: 'Reescribir, firmar, eliminar' },
  asRelay: { en: 'as the relay says', es: 'como diga el relé' },
  envelopeFrom: { en: 'Envelope sender', es: 'Remitente del sobre' },
  fromAddress: { en: 'Address in From', es: 'Dirección en From' },
  fromHint: { en: 'The name stays.', es: 'El nombre se conserva.' },
  messageId: { en: 'Message-ID', es: 'Message-ID' },
  keep: { en: 'keep', es: 'conservar' },
  fresh: { en: 'make a new one', es: 'crear uno nuevo' },
  convert: { en: 'Convert what the relay cannot take', es: 'Convertir lo que el relé no admite' },
  yes: { en: 'yes', es: 'sí' },
  no: { en: 'no', es: 'no' },
  sign: { en: 'DKIM signature', es: 'Firma DKIM' },
  notSigned: { en: 'do not sign', es: 'no firmar' },
  strip: { en: 'Header fields to take out', es: 'Cabeceras que se quitan' },
  deleteAfter: {
    en: 'Delete the message once everybody has it',
    es: 'Eliminar el mensaje cuando todos lo tengan',
  },
  deleteAfterMany: {
    en: 'Delete each message once everybody has it',
    es: 'Eliminar cada mensaje cuando todos lo tengan',
  },

  dryRun: { en: 'Dry run as far as RCPT', es: 'Ensayo hasta RCPT' },
  dryRunning: { en: 'Asking the relay…', es: 'Preguntando al relé…' },
  dryAbout: {
    en: 'Sender and recipients were named to the relay, then the conversation ended. No message was sent.',
    es: 'Se nombraron remitente y destinatarios al relé y se terminó la conversación. No se envió ningún mensaje.',
  },
  accepted: { en: 'accepted', es: 'aceptado' },
  notAccepted: { en: 'refused', es: 'rechazado' },
  notAsked: { en: 'not asked', es: 'sin preguntar' },

  confirm: (n: number): Text => ({
    en: `Type ${n} to confirm`,
    es: `Escribe ${n} para confirmar`,
  }),
  releaseTo: (n: number): Text => ({
    en: `Release to ${people(n).en}`,
    es: `Entregar a ${people(n).es}`,
  }),
  release: { en: 'Release', es: 'Entregar' },
  released: (n: number): Text => ({
    en: n === 1 ? 'On its way to the relay' : `${number(n)} messages on their way to the relay`,
    es: n === 1 ? 'En camino hacia el relé' : `${number(n)} mensajes en camino hacia el relé`,
  }),
  releasedSome: (n: number, refused: number): Text => ({
    en: `${number(n)} released, ${number(refused)} not`,
    es: `${number(n)} entregados, ${number(refused)} no`,
  }),
  nothingReleased: (reason: string): Text => ({
    en: `Nothing was released: ${reason}`,
    es: `No se entregó nada: ${reason}`,
  }),
} satisfies Record<string, Text | ((...given: never[]) => Text)>
