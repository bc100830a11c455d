import type { FindingTexts } from '../verdict.ts'

/** Unsubscribing, Message-ID, Date, form and size. */
export const formTexts: FindingTexts = {
  required_unsubscribe_met: {
    what: { en: 'One click is enough to unsubscribe', es: 'Basta un clic para darse de baja' },
    why: {
      en: 'Both fields are there, with https, and a signature that passes covers them.',
      es: 'Están los dos campos, con https, y los cubre una firma que pasa.',
    },
    mend: {
      en: 'Nothing to do. Honour it within two days.',
      es: 'Nada que hacer. Atiéndelo en un plazo de dos días.',
    },
    source: 'RFC 8058 §3.1',
  },
  required_unsubscribe_maybe: {
    what: {
      en: 'There is no List-Unsubscribe; nothing says that this is a mailing',
      es: 'No hay List-Unsubscribe; nada indica que sea un envío masivo',
    },
    why: {
      en: 'Newsletters and offers need it; receipts, codes and new passwords do not.',
      es: 'Boletines y ofertas lo necesitan; recibos, códigos y contraseñas nuevas no.',
    },
    mend: {
      en: 'If people subscribe to it, add List-Unsubscribe and List-Unsubscribe-Post.',
      es: 'Si la gente se suscribe a él, añade List-Unsubscribe y List-Unsubscribe-Post.',
    },
    source: 'RFC 8058 §3.1',
  },
  required_unsubscribe_none: {
    what: { en: 'A mailing without List-Unsubscribe', es: 'Un envío masivo sin List-Unsubscribe' },
    why: {
      en: 'Gmail and Yahoo want one-click unsubscribe in all mail that people subscribe to.',
      es: 'Gmail y Yahoo quieren baja con un clic en todo el correo por suscripción.',
    },
    mend: {
      en: 'Add List-Unsubscribe: <https://…> and List-Unsubscribe-Post: List-Unsubscribe=One-Click, and sign both.',
      es: 'Añade List-Unsubscribe: <https://…> y List-Unsubscribe-Post: List-Unsubscribe=One-Click, y firma ambos.',
    },
    source: 'RFC 8058 §3.1',
  },
  required_unsubscribe_https: {
    what: {
      en: 'List-Unsubscribe has no https address',
      es: 'List-Unsubscribe no tiene dirección https',
    },
    why: {
      en: 'One click is a POST to an https address; mailto alone is not enough.',
      es: 'El clic es un POST a una dirección https; solo mailto no basta.',
    },
    mend: {
      en: 'Add <https://…> in angle brackets, with the subscriber in the address.',
      es: 'Añade <https://…> entre ángulos, con el suscriptor en la dirección.',
    },
    source: 'RFC 8058 §3.1',
  },
  required_unsubscribe_post: {
    what: { en: 'List-Unsubscribe-Post is missing', es: 'Falta List-Unsubscribe-Post' },
    why: {
      en: 'Without it the address is a page to visit, not one click.',
      es: 'Sin él, la dirección es una página que visitar, no un clic.',
    },
    mend: {
      en: 'Add List-Unsubscribe-Post: List-Unsubscribe=One-Click, and sign it.',
      es: 'Añade List-Unsubscribe-Post: List-Unsubscribe=One-Click y fírmalo.',
    },
    source: 'RFC 8058 §3.1',
  },
  required_unsubscribe_value: {
    what: {
      en: 'List-Unsubscribe-Post has another value than it has to',
      es: 'List-Unsubscribe-Post tiene otro valor que el debido',
    },
    why: {
      en: 'It must be List-Unsubscribe=One-Click and nothing else.',
      es: 'Debe ser List-Unsubscribe=One-Click y nada más.',
    },
    mend: {
      en: 'Write List-Unsubscribe-Post: List-Unsubscribe=One-Click.',
      es: 'Escribe List-Unsubscribe-Post: List-Unsubscribe=One-Click.',
    },
    source: 'RFC 8058 §3.1',
  },
  required_unsubscribe_unsigned: {
    what: {
      en: 'No DKIM signature that passes covers the unsubscribe fields',
      es: 'Ninguna firma DKIM que pase cubre los campos de baja',
    },
    why: {
      en: 'Both have to stand in h= of a valid signature.',
      es: 'Ambos deben estar en h= de una firma válida.',
    },
    mend: {
      en: 'Add list-unsubscribe and list-unsubscribe-post to the signed headers.',
      es: 'Añade list-unsubscribe y list-unsubscribe-post a las cabeceras firmadas.',
    },
    source: 'RFC 8058 §4',
  },
  required_unsubscribe_unknown: {
    what: {
      en: 'The unsubscribe fields are signed; whether the signature holds is not known',
      es: 'Los campos de baja van firmados; no se sabe si la firma es válida',
    },
    why: { en: 'DNS gave no answer for the key.', es: 'DNS no dio respuesta para la clave.' },
    mend: {
      en: 'Name a DNS server that answers, or plan the record of the key.',
      es: 'Indica un servidor DNS que responda o planifica el registro de la clave.',
    },
    source: 'RFC 8058 §4',
  },
  required_id_met: {
    what: { en: 'There is a valid Message-ID', es: 'Hay un Message-ID válido' },
    why: { en: '{value}', es: '{value}' },
    mend: {
      en: 'Nothing to do, as long as each message gets its own.',
      es: 'Nada que hacer, mientras cada mensaje reciba el suyo.',
    },
    source: 'RFC 5322 §3.6.4',
  },
  required_id_missed: {
    what: { en: 'There is not exactly one Message-ID', es: 'No hay exactamente un Message-ID' },
    why: {
      en: 'Gmail marks or refuses mail without it, and threads and reports need it.',
      es: 'Gmail marca o rechaza el correo sin él, y las conversaciones e informes lo necesitan.',
    },
    mend: {
      en: 'Have your library write one: <unique-text@your-domain>.',
      es: 'Haz que tu biblioteca escriba uno: <texto-unico@tu-dominio>.',
    },
    source: 'RFC 5322 §3.6.4',
  },
  required_id_malformed: {
    what: {
      en: 'The Message-ID is malformed: {value}',
      es: 'El Message-ID está mal formado: {value}',
    },
    why: {
      en: 'It has to be <left@right>, without blanks.',
      es: 'Debe ser <izquierda@derecha>, sin espacios.',
    },
    mend: {
      en: 'Write <unique-text@your-domain>, in angle brackets.',
      es: 'Escribe <texto-unico@tu-dominio>, entre ángulos.',
    },
    source: 'RFC 5322 §3.6.4',
  },
  required_id_local: {
    what: {
      en: 'The Message-ID names no domain of the internet: {value}',
      es: 'El Message-ID no nombra un dominio de internet: {value}',
    },
    why: {
      en: 'It may not be unique, and filters take it for a home-made program.',
      es: 'Puede no ser único, y los filtros lo toman por un programa casero.',
    },
    mend: {
      en: 'Set the host name of your library to your domain.',
      es: 'Pon tu dominio como nombre de host en tu biblioteca.',
    },
    source: 'RFC 5322 §3.6.4',
  },
  required_date_met: {
    what: { en: 'There is a valid Date', es: 'Hay una fecha (Date) válida' },
    why: { en: '{value}', es: '{value}' },
    mend: { en: 'Nothing to do.', es: 'Nada que hacer.' },
    source: 'RFC 5322 §3.6.1',
  },
  required_date_missed: {
    what: { en: 'There is not exactly one Date field', es: 'No hay exactamente un campo Date' },
    why: { en: 'Every message needs one.', es: 'Todo mensaje necesita uno.' },
    mend: { en: 'Have your library write it.', es: 'Haz que tu biblioteca lo escriba.' },
    source: 'RFC 5322 §3.6.1',
  },
  required_date_malformed: {
    what: {
      en: 'The Date cannot be read: {value}',
      es: 'La fecha (Date) no se puede leer: {value}',
    },
    why: {
      en: 'Filters count that against the mail.',
      es: 'Los filtros lo cuentan en contra del correo.',
    },
    mend: {
      en: 'Write it as: Mon, 23 Nov 2026 12:00:00 +0000.',
      es: 'Escríbela así: Mon, 23 Nov 2026 12:00:00 +0000.',
    },
    source: 'RFC 5322 §3.3',
  },
  required_date_far: {
    what: {
      en: 'The Date is more than a day away from when it came: {value}',
      es: 'La fecha (Date) dista más de un día de su llegada: {value}',
    },
    why: {
      en: 'It is sorted in the wrong place, and filters count that against the mail.',
      es: 'Se ordena en un lugar equivocado, y los filtros lo cuentan en contra.',
    },
    mend: {
      en: 'Set the clock of the machine, and write Date when the mail is sent.',
      es: 'Pon en hora la máquina y escribe Date al enviar el correo.',
    },
    source: 'RFC 5322 §3.6.1',
  },
  required_fields_met: {
    what: {
      en: 'No field stands twice that may stand once only',
      es: 'Ningún campo único está repetido',
    },
    why: {
      en: 'So RFC 5322 wants it, and Gmail with it.',
      es: 'Así lo quiere RFC 5322, y Gmail con ella.',
    },
    mend: { en: 'Nothing to do.', es: 'Nada que hacer.' },
    source: 'RFC 5322 §3.6',
  },
  required_fields_missed: {
    what: {
      en: 'These fields stand more than once: {names}',
      es: 'Estos campos están repetidos: {names}',
    },
    why: {
      en: 'Gmail refuses such mail (550 5.7.1).',
      es: 'Gmail rechaza ese correo (550 5.7.1).',
    },
    mend: { en: 'Write each of them once.', es: 'Escribe cada uno una sola vez.' },
    source: 'RFC 5322 §3.6',
  },
  required_lines_met: {
    what: { en: 'No line is too long', es: 'Ninguna línea es demasiado larga' },
    why: {
      en: 'At most 998 characters are allowed.',
      es: 'Se permiten como máximo 998 caracteres.',
    },
    mend: { en: 'Nothing to do.', es: 'Nada que hacer.' },
    source: 'RFC 5322 §2.1.1',
  },
  required_lines_missed: {
    what: {
      en: 'Line {line} has {length} characters',
      es: 'La línea {line} tiene {length} caracteres',
    },
    why: {
      en: 'At most 998 are allowed; servers break longer ones, which breaks signatures, or refuse the mail.',
      es: 'Se permiten 998; los servidores parten las más largas, lo que rompe las firmas, o rechazan el correo.',
    },
    mend: {
      en: 'Encode the body as quoted-printable or base64, and fold long fields.',
      es: 'Codifica el cuerpo en quoted-printable o base64 y pliega los campos largos.',
    },
    source: 'RFC 5322 §2.1.1',
  },
  required_size_met: {
    what: {
      en: 'It is not too large: {megabytes} MB',
      es: 'No es demasiado grande: {megabytes} MB',
    },
    why: {
      en: 'Gmail takes {most} MB, attachments as they are encoded.',
      es: 'Gmail admite {most} MB, con los adjuntos tal como van codificados.',
    },
    mend: { en: 'Nothing to do.', es: 'Nada que hacer.' },
    source: null,
  },
  required_size_missed: {
    what: { en: 'It is too large: {megabytes} MB', es: 'Es demasiado grande: {megabytes} MB' },
    why: {
      en: 'Gmail takes {most} MB, attachments as they are encoded, which adds a third.',
      es: 'Gmail admite {most} MB, con los adjuntos codificados, que crecen un tercio.',
    },
    mend: {
      en: 'Put large files on the web and link to them.',
      es: 'Pon los archivos grandes en la web y enlázalos.',
    },
    source: null,
  },
}
