import type { FindingTexts } from '../verdict.ts'

const [fields, fetching, matching] = ['RFC 8461 §3.2', 'RFC 8461 §3.3', 'RFC 8461 §4.1']

const newId = {
  en: 'Then change the id in the DNS record, or senders keep the old policy.',
  es: 'Después cambia el id del registro DNS, o los remitentes conservan la política anterior.',
}

/** What is said of a policy file. */
export const policyTexts: FindingTexts = {
  sts_file_enforce: {
    what: { en: 'The policy is valid and in force', es: 'La política es válida y está en vigor' },
    why: {
      en: 'mode: enforce. For {days} days after they read it, senders deliver mail for {domain} only over verified TLS, and only to {mx}.',
      es: 'mode: enforce. Durante {days} días tras leerla, los remitentes entregan el correo de {domain} solo por TLS verificado, y solo a {mx}.',
    },
    mend: {
      en: `Keep it in step: name a new mail server here before it goes into the MX records. ${newId.en}`,
      es: `Mantenla al día: nombra aquí un servidor de correo nuevo antes de ponerlo en los registros MX. ${newId.es}`,
    },
    source: fields,
  },
  sts_file_testing: {
    what: { en: 'The policy is valid, on trial', es: 'La política es válida, en pruebas' },
    why: {
      en: 'mode: testing. Senders deliver mail for {domain} as before and report what would have failed (valid for {days} days, mail servers: {mx}).',
      es: 'mode: testing. Los remitentes entregan el correo de {domain} como antes e informan de lo que habría fallado (válida {days} días, servidores de correo: {mx}).',
    },
    mend: {
      en: `When the TLS reports show no failures for some weeks, write mode: enforce. ${newId.en}`,
      es: `Cuando los informes TLS no muestren fallos durante unas semanas, escribe mode: enforce. ${newId.es}`,
    },
    source: 'RFC 8461 §5',
  },
  sts_file_none: {
    what: {
      en: 'The policy is valid, and switched off',
      es: 'La política es válida y está desactivada',
    },
    why: {
      en: 'mode: none. Senders treat {domain} as if it had no policy ({days} days, mail servers: {mx}).',
      es: 'mode: none. Los remitentes tratan a {domain} como si no tuviera política ({days} días, servidores de correo: {mx}).',
    },
    mend: {
      en: `To withdraw a policy leave it so until the old one has run out; to have one, write mode: testing. ${newId.en}`,
      es: `Para retirar una política déjala así hasta que venza la anterior; para tener una, escribe mode: testing. ${newId.es}`,
    },
    source: 'RFC 8461 §8.3',
  },
  sts_file_version: {
    what: {
      en: 'The policy does not say version: STSv1',
      es: 'La política no dice version: STSv1',
    },
    why: {
      en: 'Without it the file is no policy. Found: "{found}".',
      es: 'Sin ello el archivo no es una política. Encontrado: «{found}».',
    },
    mend: {
      en: 'Write version: STSv1 as the first line, in this spelling, with nothing before it.',
      es: 'Escribe version: STSv1 en la primera línea, tal cual y sin nada delante.',
    },
    source: fields,
  },
  sts_file_mode: {
    what: { en: 'The policy has no valid mode', es: 'La política no tiene un mode válido' },
    why: {
      en: 'It is enforce, testing or none, in small letters. Found: "{found}".',
      es: 'Es enforce, testing o none, en minúsculas. Encontrado: «{found}».',
    },
    mend: {
      en: 'Write a line mode: testing to begin with.',
      es: 'Escribe una línea mode: testing para empezar.',
    },
    source: fields,
  },
  sts_file_max_age: {
    what: { en: 'The policy has no valid max_age', es: 'La política no tiene un max_age válido' },
    why: {
      en: 'It is a number of seconds, 31557600 (a year) at most. Found: "{found}".',
      es: 'Es un número de segundos, 31557600 (un año) como máximo. Encontrado: «{found}».',
    },
    mend: {
      en: 'Write a line max_age: 604800 (a week), and more once all goes well.',
      es: 'Escribe una línea max_age: 604800 (una semana), y más cuando todo vaya bien.',
    },
    source: fields,
  },
  sts_file_short: {
    what: {
      en: 'The policy protects for {seconds} seconds only',
      es: 'La política solo protege durante {seconds} segundos',
    },
    why: {
      en: 'Whoever keeps senders from reading it for that long has switched it off. It is meant to last for weeks.',
      es: 'Quien impida leerla durante ese tiempo la ha desactivado. Está pensada para durar semanas.',
    },
    mend: {
      en: `Write max_age: 604800 or more. ${newId.en}`,
      es: `Escribe max_age: 604800 o más. ${newId.es}`,
    },
    source: fields,
  },
  sts_file_no_mx: {
    what: {
      en: 'The policy names no mail server',
      es: 'La política no nombra ningún servidor de correo',
    },
    why: {
      en: 'At least one mx line is required, unless the mode is none.',
      es: 'Hace falta al menos una línea mx, salvo con mode: none.',
    },
    mend: {
      en: 'Write a line mx: for each mail server of {domain}.',
      es: 'Escribe una línea mx: por cada servidor de correo de {domain}.',
    },
    source: fields,
  },
  sts_file_pattern: {
    what: {
      en: 'The policy has mx lines that match nothing: {found}',
      es: 'La política tiene líneas mx que no casan con nada: {found}',
    },
    why: {
      en: 'Each is a host name of letters, digits and hyphens, or one with *. in place of its first label.',
      es: 'Cada una es un nombre de servidor con letras, cifras y guiones, o uno con *. en lugar de su primera etiqueta.',
    },
    mend: {
      en: 'Write them as mx: mail.example or mx: *.mail.example; other scripts as A-labels (xn--…).',
      es: 'Escríbelas como mx: mail.example o mx: *.mail.example; otros alfabetos como etiquetas A (xn--…).',
    },
    source: fields,
  },
  sts_file_line: {
    what: {
      en: 'The policy has lines that are no field',
      es: 'La política tiene líneas que no son un campo',
    },
    why: {
      en: 'A line is a name, a colon and a value, with nothing before the name. Found:\n{found}',
      es: 'Una línea es un nombre, dos puntos y un valor, sin nada delante del nombre. Encontrado:\n{found}',
    },
    mend: {
      en: 'Take these lines out: comments, HTML and a byte order mark have no place in it.',
      es: 'Quita esas líneas: los comentarios, el HTML y una marca de orden de bytes no caben ahí.',
    },
    source: fields,
  },
  sts_file_repeated: {
    what: {
      en: 'The policy says more than once: {found}',
      es: 'La política dice más de una vez: {found}',
    },
    why: {
      en: 'Only mx may come again; of the others the first counts.',
      es: 'Solo mx puede repetirse; de los demás cuenta el primero.',
    },
    mend: {
      en: 'Keep one line of each.',
      es: 'Deja una sola línea de cada uno.',
    },
    source: fields,
  },
  sts_file_shut_out: {
    what: {
      en: 'The policy shuts out mail servers of {domain}: {hosts}',
      es: 'La política excluye servidores de correo de {domain}: {hosts}',
    },
    why: {
      en: 'They are in the MX records, and no mx line matches them. In mode enforce senders do not deliver to them.',
      es: 'Están en los registros MX y ninguna línea mx casa con ellos. Con mode enforce los remitentes no les entregan.',
    },
    mend: {
      en: `Add these lines, or take the hosts out of the MX records:\n{lines}\n${newId.en}`,
      es: `Añade estas líneas, o quita esos servidores de los registros MX:\n{lines}\n${newId.es}`,
    },
    source: matching,
  },
  sts_file_left_out: {
    what: {
      en: 'The policy leaves out mail servers of {domain}: {hosts}',
      es: 'La política no incluye servidores de correo de {domain}: {hosts}',
    },
    why: {
      en: 'They are in the MX records, and no mx line matches them. In mode testing that is only reported; in mode enforce senders would not deliver to them.',
      es: 'Están en los registros MX y ninguna línea mx casa con ellos. Con mode testing solo se informa; con mode enforce los remitentes no les entregarían.',
    },
    mend: {
      en: `Add these lines before you go on to mode: enforce:\n{lines}\n${newId.en}`,
      es: `Añade estas líneas antes de pasar a mode: enforce:\n{lines}\n${newId.es}`,
    },
    source: matching,
  },
  sts_file_idle: {
    what: {
      en: 'No mail server of {domain} is behind {found}',
      es: 'No hay ningún servidor de correo de {domain} tras {found}',
    },
    why: {
      en: 'The policy names more than the MX records do. * stands for one label only.',
      es: 'La política nombra más que los registros MX. * vale solo por una etiqueta.',
    },
    mend: {
      en: 'Keep it if the host is to come; take the line out otherwise.',
      es: 'Déjalo si ese servidor está por llegar; si no, quita la línea.',
    },
    source: matching,
  },
  sts_file_mx_unknown: {
    what: {
      en: 'The mail servers of {domain} are not known, so they were not compared',
      es: 'No se conocen los servidores de correo de {domain}, así que no se compararon',
    },
    why: {
      en: 'DNS is off, did not answer, or does not know the domain.',
      es: 'El DNS está desactivado, no respondió o no conoce el dominio.',
    },
    mend: {
      en: 'Plan the MX record of {domain}, or name a DNS server that answers (--dns-server).',
      es: 'Prevé el registro MX de {domain}, o indica un servidor DNS que responda (--dns-server).',
    },
    source: matching,
  },
  sts_file_null_mx: {
    what: { en: '{domain} takes no mail at all', es: '{domain} no recibe correo' },
    why: {
      en: 'Its MX record says so (null MX), so nobody has use for a policy.',
      es: 'Su registro MX lo dice (MX nulo), así que a nadie le sirve una política.',
    },
    mend: {
      en: 'Take the policy and its DNS record away, or publish the MX records of the domain.',
      es: 'Retira la política y su registro DNS, o publica los registros MX del dominio.',
    },
    source: 'RFC 7505',
  },
  sts_fetch_redirect: {
    what: {
      en: '{host} redirects: senders treat it as having no policy',
      es: '{host} redirige: los remitentes lo tratan como si no hubiera política',
    },
    why: {
      en: 'Redirects must not be followed. It leads to {detail}.',
      es: 'Las redirecciones no se deben seguir. Lleva a {detail}.',
    },
    mend: {
      en: 'Serve the file itself at {url}, without a redirect.',
      es: 'Sirve el propio archivo en {url}, sin redirección.',
    },
    source: fetching,
  },
  sts_fetch_tls: {
    what: {
      en: 'The certificate of {host} is not valid: senders treat it as having no policy',
      es: 'El certificado de {host} no es válido: los remitentes lo tratan como si no hubiera política',
    },
    why: {
      en: 'It has to be for this very name, in date, and of an authority that is trusted. Here: {detail}',
      es: 'Tiene que ser para ese mismo nombre, estar vigente y ser de una autoridad de confianza. Aquí: {detail}',
    },
    mend: {
      en: 'Give the web server a certificate for {host}, with its whole chain.',
      es: 'Da al servidor web un certificado para {host}, con toda su cadena.',
    },
    source: fetching,
  },
  sts_fetch_status: {
    what: {
      en: 'There is no policy at {url}: the server answered {detail}',
      es: 'No hay política en {url}: el servidor respondió {detail}',
    },
    why: {
      en: 'Only an answer of 200 counts; senders act as if there were no policy.',
      es: 'Solo cuenta una respuesta 200; los remitentes actúan como si no hubiera política.',
    },
    mend: {
      en: 'Put the file there, under exactly this path.',
      es: 'Pon ahí el archivo, exactamente en esa ruta.',
    },
    source: fetching,
  },
  sts_fetch_size: {
    what: { en: 'The policy is larger than 64 kB', es: 'La política supera los 64 kB' },
    why: {
      en: 'Senders need not read more than that, and a policy has a few lines ({detail}).',
      es: 'Los remitentes no tienen por qué leer más, y una política tiene unas pocas líneas ({detail}).',
    },
    mend: {
      en: 'Put the policy alone into the file, and use *. where hosts share a domain.',
      es: 'Pon en el archivo solo la política, y usa *. donde los servidores compartan dominio.',
    },
    source: fetching,
  },
  sts_fetch_type: {
    what: {
      en: 'The policy is sent as {type} and not as text/plain',
      es: 'La política se envía como {type} y no como text/plain',
    },
    why: {
      en: 'Senders are told to refuse any other type, lest a page that somebody uploaded be taken for a policy.',
      es: 'Los remitentes deben rechazar cualquier otro tipo, para no tomar por política una página que alguien subió.',
    },
    mend: {
      en: 'Have the web server send Content-Type: text/plain for {url}.',
      es: 'Haz que el servidor web envíe Content-Type: text/plain para {url}.',
    },
    source: fields,
  },
}
