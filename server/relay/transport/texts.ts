import type { Text } from '../../types.ts'

/** What is told of connections to relays. */
export const texts = {
  noName: (host: string, why: string): Text => ({
    en: `The name ${host} has no address (${why}): check the host of the relay.`,
    es: `El nombre ${host} no tiene dirección (${why}): revisa el host del relé.`,
  }),
  noConnection: (at: string, why: string): Text => ({
    en: `No connection to ${at} (${why}): check host and port, and whether a firewall is in the way.`,
    es: `No hay conexión con ${at} (${why}): revisa el host y el puerto, y si hay un cortafuegos en medio.`,
  }),
  slowConnection: (at: string, seconds: number): Text => ({
    en: `${at} could not be connected to within ${seconds} s: check host and port, and whether a firewall is in the way.`,
    es: `No se pudo conectar con ${at} en ${seconds} s: revisa el host y el puerto, y si hay un cortafuegos en medio.`,
  }),
  refusedGreeting: (reply: string): Text => ({
    en: `The relay refused the connection: ${reply}`,
    es: `El relé rechazó la conexión: ${reply}`,
  }),
  busy: (reply: string): Text => ({
    en: `The relay takes nothing at the moment: ${reply}`,
    es: `El relé no acepta nada en este momento: ${reply}`,
  }),
  lost: {
    en: 'The relay closed the connection.',
    es: 'El relé cerró la conexión.',
  },
  lostEarly: {
    en: 'The relay closed the connection before it spoke: check the port, and whether it wants TLS from the first byte.',
    es: 'El relé cerró la conexión antes de hablar: revisa el puerto y si quiere TLS desde el primer byte.',
  },
  silent: (seconds: number): Text => ({
    en: `The relay did not answer within ${seconds} s.`,
    es: `El relé no respondió en ${seconds} s.`,
  }),
  silentGreeting: (seconds: number): Text => ({
    en: `The relay did not greet within ${seconds} s: check the port, and whether it wants TLS from the first byte.`,
    es: `El relé no saludó en ${seconds} s: revisa el puerto y si quiere TLS desde el primer byte.`,
  }),
  tooSlow: (minutes: number): Text => ({
    en: `The message did not get through within ${minutes} min.`,
    es: `El mensaje no terminó de pasar en ${minutes} min.`,
  }),
  endless: {
    en: 'The relay answers without end, or not as SMTP demands.',
    es: 'El relé responde sin fin, o no como exige SMTP.',
  },
  noStartTls: {
    en: 'The relay does not offer STARTTLS, which is required: nothing was sent. Try the port with TLS from the first byte; somebody on the way may also have taken the offer out.',
    es: 'El relé no ofrece STARTTLS, que es obligatorio: no se envió nada. Prueba el puerto con TLS desde el primer byte; también es posible que alguien en el camino haya quitado la oferta.',
  },
  refusedStartTls: (reply: string): Text => ({
    en: `The relay offers STARTTLS and then refused it: ${reply}`,
    es: `El relé ofrece STARTTLS y luego lo rechazó: ${reply}`,
  }),
  clearLogin: {
    en: 'The relay offers no TLS, so the password was not sent. Choose the port with TLS, or no TLS at all if the way to it is safe.',
    es: 'El relé no ofrece TLS, así que no se envió la contraseña. Elige el puerto con TLS, o sin TLS si el camino hasta él es seguro.',
  },
  tls: (why: Text): Text => ({
    en: `No TLS with the relay: ${why.en}`,
    es: `No hay TLS con el relé: ${why.es}`,
  }),
  slowHandshake: {
    en: 'the relay did not finish the handshake in time',
    es: 'el relé no terminó la negociación a tiempo',
  },
  noAuth: {
    en: 'The relay offers no login. Choose no login, or the port for clients (often 587 or 465).',
    es: 'El relé no ofrece inicio de sesión. Elige «sin inicio de sesión», o el puerto para clientes (a menudo 587 o 465).',
  },
  otherAuth: (wanted: string, offered: string): Text => ({
    en: `The relay does not offer the login ${wanted}; it offers ${offered}.`,
    es: `El relé no ofrece el inicio de sesión ${wanted}; ofrece ${offered}.`,
  }),
  refusedLogin: (reply: string): Text => ({
    en: `The relay refused user name and password: ${reply}`,
    es: `El relé rechazó el usuario y la contraseña: ${reply}`,
  }),
  noPassword: {
    en: 'The relay has a user name and no password: type it in.',
    es: 'El relé tiene usuario pero no contraseña: escríbela.',
  },
  badAuthority: {
    en: 'The certificate authority of the relay is no PEM that can be read: paste it again.',
    es: 'La autoridad certificadora del relé no es un PEM que se pueda leer: pégalo de nuevo.',
  },
  noSuchDomain: (domain: string): Text => ({
    en: `The domain ${domain} does not exist.`,
    es: `El dominio ${domain} no existe.`,
  }),
  nullMx: (domain: string): Text => ({
    en: `The domain ${domain} says that it takes no mail (null MX).`,
    es: `El dominio ${domain} dice que no acepta correo (MX nulo).`,
  }),
  noAddress: (host: string): Text => ({
    en: `The mail server ${host} has no address.`,
    es: `El servidor de correo ${host} no tiene dirección.`,
  }),
  closedAddress: (host: string, address: string): Text => ({
    en: `The mail server ${host} is at ${address}, which is no address of the open internet, so it was left alone. If that server is meant, allow private addresses in the settings of the relay.`,
    es: `El servidor de correo ${host} está en ${address}, que no es una dirección de internet abierta, así que no se contactó. Si es ese servidor, permite direcciones privadas en los ajustes del relé.`,
  }),
  noDns: (name: string, state: string): Text => ({
    en: `DNS did not tell where mail for ${name} goes (${state}).`,
    es: `El DNS no dijo adónde va el correo para ${name} (${state}).`,
  }),
  noExchanger: (domain: string): Text => ({
    en: `The domain ${domain} names no mail server that can be used.`,
    es: `El dominio ${domain} no indica ningún servidor de correo que se pueda usar.`,
  }),
  testGood: {
    en: 'The relay answers, and takes mail from here.',
    es: 'El relé responde y acepta correo desde aquí.',
  },
  testDirect: {
    en: 'Mail goes straight to the mail servers of the recipients: there is no relay to test. A dry run shows what they say.',
    es: 'El correo va directamente a los servidores de los destinatarios: no hay relé que probar. Un ensayo muestra lo que dicen.',
  },
  rehearsalGood: (count: number): Text => ({
    en: `The relay would take the message for ${count === 1 ? 'its recipient' : `all ${count} recipients`}; nothing was sent.`,
    es: `El relé aceptaría el mensaje para ${count === 1 ? 'su destinatario' : `los ${count} destinatarios`}; no se envió nada.`,
  }),
  refusedSender: (reply: string): Text => ({
    en: `The relay refused the sender: ${reply}`,
    es: `El relé rechazó el remitente: ${reply}`,
  }),
  refusedRecipients: (refused: number, all: number, reply: string): Text => ({
    en: `The relay refused ${refused} of ${all} recipients: ${reply}`,
    es: `El relé rechazó ${refused} de ${all} destinatarios: ${reply}`,
  }),
  tooLarge: (size: number, most: number): Text => ({
    en: `The message has ${size.toLocaleString('en-US')} bytes, and the relay takes ${most.toLocaleString('en-US')} at most: release it through another relay, or make it smaller.`,
    es: `El mensaje tiene ${size.toLocaleString('es-ES')} bytes, y el relé acepta ${most.toLocaleString('es-ES')} como máximo: entrégalo por otro relé, o hazlo más pequeño.`,
  }),
  noSmtpUtf8: {
    en: 'The relay does not offer SMTPUTF8, which addresses or header fields of this message need: choose to convert it, or release it through another relay.',
    es: 'El relé no ofrece SMTPUTF8, que necesitan direcciones o campos de cabecera de este mensaje: elige convertirlo, o entrégalo por otro relé.',
  },
  noEightBit: {
    en: 'The relay does not offer 8BITMIME, and this message has bytes above 127: choose to convert it, or release it through another relay.',
    es: 'El relé no ofrece 8BITMIME, y este mensaje tiene bytes por encima de 127: elige convertirlo, o entrégalo por otro relé.',
  },
  unsayable: {
    en: 'The address of the sender or of the recipient cannot be said in SMTP: correct it.',
    es: 'La dirección del remitente o del destinatario no se puede decir en SMTP: corrígela.',
  },
  needsSmtpUtf8: {
    en: 'The relay does not offer SMTPUTF8, which an address with such characters before the @ needs: release it to this recipient through another relay.',
    es: 'El relé no ofrece SMTPUTF8, que necesita una dirección con esos caracteres antes de la @: entrégalo a este destinatario por otro relé.',
  },
  converted: (lacks: string): Text => ({
    en: `The relay does not offer ${lacks}: the message goes out converted, as was chosen`,
    es: `El relé no ofrece ${lacks}: el mensaje sale convertido, como se eligió`,
  }),
  connected: (at: string): Text => ({ en: `Connected to ${at}`, es: `Conectado con ${at}` }),
  reused: (at: string, message: number): Text => ({
    en: `Connection to ${at}, message ${message} on it`,
    es: `Conexión con ${at}, su mensaje ${message}`,
  }),
  ofMessage: (bytes: number): Text => ({
    en: `${bytes.toLocaleString('en-US')} bytes of message`,
    es: `${bytes.toLocaleString('es-ES')} bytes de mensaje`,
  }),
  ofMessageUnended: (bytes: number): Text => ({
    en: `${bytes.toLocaleString('en-US')} bytes of message, without its end`,
    es: `${bytes.toLocaleString('es-ES')} bytes de mensaje, sin su final`,
  }),
  leftOut: (lines: number): Text => ({
    en: `${lines} lines left out`,
    es: `${lines} líneas omitidas`,
  }),
  unanswered: (why: Text): Text => ({
    en: `${why.en} The whole message had gone out, so it may have arrived or not.`,
    es: `${why.es} El mensaje entero ya había salido, así que puede haber llegado o no.`,
  }),
  early: (reply: string): Text => ({
    en: `Answered before its end: ${reply}`,
    es: `Respondió antes del final: ${reply}`,
  }),
  closed: {
    en: 'It was not tried, for Mailproof or the relay was being closed.',
    es: 'No se intentó, porque se estaba cerrando Mailproof o el relé.',
  },
} satisfies Record<string, Text | ((...facts: never[]) => Text)>
