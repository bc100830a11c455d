import type { FindingTexts } from '../verdict.ts'

export const journeyTexts: FindingTexts = {
  journey_seen: {
    what: {
      en: 'Sender {from}, recipients: {recipients}, hops before: {hops}',
      es: 'Remitente {from}, destinatarios: {recipients}, saltos previos: {hops}',
    },
    why: {
      en: 'So it stands in the envelope and in the Received fields.',
      es: 'Así consta en el sobre y en los campos Received.',
    },
    mend: {
      en: 'Nothing to do; compare the identities with those you meant.',
      es: 'Nada que hacer; compara las identidades con las que querías.',
    },
    source: 'RFC 5321 §2.3.1',
  },
  journey_no_session: {
    what: { en: 'It did not come by SMTP', es: 'No llegó por SMTP' },
    why: {
      en: 'Of imported mail nobody knows the session.',
      es: 'Del correo importado no se conoce la sesión.',
    },
    mend: {
      en: 'Send it to the SMTP port to see how your application speaks.',
      es: 'Envíalo al puerto SMTP para ver cómo habla tu aplicación.',
    },
    source: null,
  },
  journey_tls: {
    what: { en: 'The session used {version}', es: 'La sesión usó {version}' },
    why: { en: 'Cipher: {cipher}.', es: 'Cifrado: {cipher}.' },
    mend: {
      en: 'Nothing to do. See to it that your application insists on TLS at the real relay too.',
      es: 'Nada que hacer. Procura que tu aplicación exija TLS también con el relay real.',
    },
    source: 'RFC 8314 §3',
  },
  journey_old_tls: {
    what: {
      en: 'The session used {version}, which is obsolete',
      es: 'La sesión usó {version}, que está obsoleto',
    },
    why: {
      en: 'Servers refuse it more and more. Cipher: {cipher}.',
      es: 'Cada vez más servidores lo rechazan. Cifrado: {cipher}.',
    },
    mend: {
      en: 'Update the TLS library of your application, so that it speaks TLS 1.2 or 1.3.',
      es: 'Actualiza la biblioteca TLS de tu aplicación para que hable TLS 1.2 o 1.3.',
    },
    source: 'RFC 8996',
  },
  journey_plain_local: {
    what: { en: 'The session was not encrypted', es: 'La sesión no iba cifrada' },
    why: {
      en: 'On this machine that is no harm. It says nothing of how the mail will travel later.',
      es: 'En esta máquina no importa. No dice nada de cómo viajará después el correo.',
    },
    mend: {
      en: 'Switch STARTTLS or TLS on in your application where it speaks to the real relay.',
      es: 'Activa STARTTLS o TLS en tu aplicación cuando hable con el relay real.',
    },
    source: 'RFC 8314 §3',
  },
  journey_plain: {
    what: {
      en: 'The session went over a network without encryption',
      es: 'La sesión pasó por una red sin cifrado',
    },
    why: {
      en: 'Whoever sits in between can read and change the mail.',
      es: 'Quien esté en medio puede leer y cambiar el correo.',
    },
    mend: {
      en: 'Switch STARTTLS or TLS on in your application.',
      es: 'Activa STARTTLS o TLS en tu aplicación.',
    },
    source: 'RFC 8314 §3',
  },
  journey_open_password: {
    what: {
      en: 'The password of {user} went over the network in the clear',
      es: 'La contraseña de {user} pasó por la red en claro',
    },
    why: {
      en: 'AUTH without TLS can be read on the way; real relays refuse it.',
      es: 'AUTH sin TLS se puede leer por el camino; los relays reales lo rechazan.',
    },
    mend: {
      en: 'Have your application start TLS before AUTH.',
      es: 'Haz que tu aplicación inicie TLS antes de AUTH.',
    },
    source: 'RFC 4954 §4',
  },
  journey_user: {
    what: { en: 'It was handed in by {user}', es: 'Lo entregó {user}' },
    why: {
      en: 'That is the user name of AUTH.',
      es: 'Es el nombre de usuario de AUTH.',
    },
    mend: { en: 'Nothing to do.', es: 'Nada que hacer.' },
    source: 'RFC 4954 §4',
  },
  journey_ehlo: {
    what: {
      en: 'The client greets as "{ehlo}", which is no full host name',
      es: 'El cliente saluda como «{ehlo}», que no es un nombre completo',
    },
    why: {
      en: 'To a relay of yours that is no harm; a server that delivers to others is refused for it.',
      es: 'Ante un relay tuyo no importa; a un servidor que entrega a otros se le rechaza por ello.',
    },
    mend: {
      en: 'If it delivers directly, set its host name to the name that its address has in DNS.',
      es: 'Si entrega directamente, ponle como nombre el que su dirección tiene en DNS.',
    },
    source: 'RFC 5321 §4.1.1.1',
  },
  journey_envelope_differs: {
    what: {
      en: 'The envelope is of {envelope}, From of {from}',
      es: 'El sobre es de {envelope}, From de {from}',
    },
    why: {
      en: 'That is usual with providers. SPF is asked of {envelope}, so it does not count for {from} in DMARC.',
      es: 'Es habitual con proveedores. SPF se pregunta por {envelope}, así que en DMARC no cuenta para {from}.',
    },
    mend: {
      en: 'Sign with DKIM as {from}, or set a return path within {from}.',
      es: 'Firma con DKIM como {from}, o pon un return path dentro de {from}.',
    },
    source: 'RFC 9989 §4.4.2',
  },
  journey_bounce: {
    what: {
      en: 'The envelope has no sender (MAIL FROM:<>)',
      es: 'El sobre no tiene remitente (MAIL FROM:<>)',
    },
    why: {
      en: 'That is for bounces and automatic notices: nobody learns that they could not be delivered.',
      es: 'Es para rebotes y avisos automáticos: nadie se entera de que no se pudieron entregar.',
    },
    mend: {
      en: 'If this is no bounce, set an envelope sender to which bounces go.',
      es: 'Si no es un rebote, pon un remitente de sobre al que vayan los rebotes.',
    },
    source: 'RFC 5321 §4.5.5',
  },
  journey_return_path: {
    what: {
      en: 'The message carries a Return-Path field',
      es: 'El mensaje lleva un campo Return-Path',
    },
    why: {
      en: 'Only the server that delivers it writes that, from MAIL FROM; what stands there before is replaced or misleads.',
      es: 'Solo lo escribe el servidor que lo entrega, a partir de MAIL FROM; lo que ya estaba se reemplaza o confunde.',
    },
    mend: {
      en: 'Take the field out and set the envelope sender of your library instead.',
      es: 'Quita el campo y pon en su lugar el remitente de sobre de tu biblioteca.',
    },
    source: 'RFC 5321 §4.4',
  },
  journey_via: {
    what: {
      en: 'Sender is of {sender}, From of {from}',
      es: 'Sender es de {sender}, From de {from}',
    },
    why: {
      en: 'Outlook shows "on behalf of", Gmail "via": people see another name than yours.',
      es: 'Outlook muestra «en nombre de» y Gmail «a través de»: la gente ve otro nombre además del tuyo.',
    },
    mend: {
      en: 'Leave Sender out, or give it an address of {from}.',
      es: 'Omite Sender o dale una dirección de {from}.',
    },
    source: 'RFC 5322 §3.6.2',
  },
  journey_no_sender: {
    what: {
      en: 'From names several people, and there is no Sender',
      es: 'From nombra a varias personas y no hay Sender',
    },
    why: {
      en: 'With several addresses in From, Sender has to say which of them sent it.',
      es: 'Con varias direcciones en From, Sender debe decir cuál lo envió.',
    },
    mend: {
      en: 'Write one address in From, or add Sender.',
      es: 'Escribe una sola dirección en From o añade Sender.',
    },
    source: 'RFC 5322 §3.6.2',
  },
  journey_reply_to: {
    what: {
      en: 'Replies go to {reply}, not to {from}',
      es: 'Las respuestas van a {reply}, no a {from}',
    },
    why: {
      en: 'That is allowed; filters look at it because forgers do the same.',
      es: 'Está permitido; los filtros lo miran porque los falsificadores hacen lo mismo.',
    },
    mend: {
      en: 'Nothing to do if you meant it; a Reply-To within {from} looks better.',
      es: 'Nada que hacer si es lo que querías; un Reply-To dentro de {from} da mejor imagen.',
    },
    source: 'RFC 5322 §3.6.2',
  },
  journey_bcc: {
    what: {
      en: 'Named in the envelope only ({count}): {shown}',
      es: 'Constan solo en el sobre ({count}): {shown}',
    },
    why: {
      en: 'That is how Bcc and mailing lists work: the others do not see them.',
      es: 'Así funcionan Bcc y las listas de correo: los demás no los ven.',
    },
    mend: {
      en: 'Nothing to do, if they were meant to be hidden.',
      es: 'Nada que hacer, si debían estar ocultos.',
    },
    source: 'RFC 5322 §3.6.3',
  },
  journey_bcc_leak: {
    what: {
      en: 'The message carries its Bcc field: everybody sees who is in it ({count})',
      es: 'El mensaje lleva su campo Bcc: todos ven a quién contiene ({count})',
    },
    why: {
      en: 'Bcc has to go before the mail is sent, or blind copies are not blind.',
      es: 'Bcc debe quitarse antes de enviar el correo, o las copias ocultas no lo son.',
    },
    mend: {
      en: 'Take Bcc out of the header and name these recipients in the envelope (RCPT TO) only.',
      es: 'Quita Bcc de la cabecera y nombra a esos destinatarios solo en el sobre (RCPT TO).',
    },
    source: 'RFC 5322 §3.6.3',
  },
  journey_loop: {
    what: {
      en: 'It carries {hops} Received fields: it may run in a circle',
      es: 'Lleva {hops} campos Received: puede estar dando vueltas',
    },
    why: {
      en: 'Servers refuse mail with many of them as a loop.',
      es: 'Los servidores rechazan el correo con muchos de ellos por considerarlo un bucle.',
    },
    mend: {
      en: 'Look for two servers that forward to each other.',
      es: 'Busca dos servidores que se reenvíen el uno al otro.',
    },
    source: 'RFC 5321 §6.3',
  },
}
