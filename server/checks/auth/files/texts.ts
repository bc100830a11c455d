import type { FindingTexts } from '../verdict.ts'
import type { Missing } from './file.ts'

const what = {
  en: 'The file could not be fetched from {host}, so nothing is said of it',
  es: 'No se pudo descargar el archivo de {host}, así que nada se dice de él',
}

const later = {
  en: 'Look again later, and open {url} in a browser to see whether others can reach it.',
  es: 'Vuelve a mirar más tarde y abre {url} en un navegador para ver si otros llegan a él.',
}

type Said = Pick<FindingTexts[string], 'why' | 'mend'>

/** What is said when the client came back without a file; `file_` stands before each. */
const reasons: Record<Missing, Said> = {
  url: {
    why: { en: 'This is no web address: {url}', es: 'Esto no es una dirección web: {url}' },
    mend: {
      en: 'Write an address that begins with https:// in the record.',
      es: 'Escribe en el registro una dirección que empiece por https://.',
    },
  },
  dns: {
    why: {
      en: 'The name has no address, or DNS did not answer ({detail}).',
      es: 'El nombre no tiene dirección, o el DNS no respondió ({detail}).',
    },
    mend: {
      en: 'Publish an A or AAAA record for {host}, or look again once this machine has DNS.',
      es: 'Publica un registro A o AAAA para {host}, o vuelve a mirar cuando esta máquina tenga DNS.',
    },
  },
  address: {
    why: {
      en: 'It leads to an address inside a network, where Mailproof asks nobody: {detail}.',
      es: 'Lleva a una dirección interna de una red, donde Mailproof no pregunta a nadie: {detail}.',
    },
    mend: {
      en: 'If the host is yours, start Mailproof with --allow-fetch {host}. Receivers need a public address.',
      es: 'Si el servidor es tuyo, inicia Mailproof con --allow-fetch {host}. Los receptores necesitan una dirección pública.',
    },
  },
  connection: {
    why: {
      en: 'Nobody answered, or not as a web server does ({detail}).',
      es: 'Nadie respondió, o no como lo hace un servidor web ({detail}).',
    },
    mend: later,
  },
  tls: {
    why: {
      en: 'Its TLS certificate is not trusted on this machine ({detail}).',
      es: 'En esta máquina no se confía en su certificado TLS ({detail}).',
    },
    mend: {
      en: 'Give {host} a certificate for that name of an authority that browsers trust, with its whole chain.',
      es: 'Da a {host} un certificado para ese nombre, de una autoridad en la que confíen los navegadores y con toda su cadena.',
    },
  },
  redirects: {
    why: {
      en: 'It leads from one address to the next, too often ({detail}).',
      es: 'Lleva de una dirección a otra demasiadas veces ({detail}).',
    },
    mend: {
      en: 'Name the last address itself in the record.',
      es: 'Nombra en el registro la última dirección.',
    },
  },
  type: {
    why: { en: 'It is of another type ({detail}).', es: 'Es de otro tipo ({detail}).' },
    mend: {
      en: 'Have the web server send the right Content-Type for {url}.',
      es: 'Haz que el servidor web envíe el Content-Type correcto para {url}.',
    },
  },
  size: {
    why: { en: 'It is too large: {detail}.', es: 'Es demasiado grande: {detail}.' },
    mend: {
      en: 'Put a file of the usual size at {url}.',
      es: 'Pon en {url} un archivo de tamaño normal.',
    },
  },
  time: {
    why: { en: 'It took too long: {detail}.', es: 'Tardó demasiado: {detail}.' },
    mend: later,
  },
  count: {
    why: {
      en: 'Mailproof fetches too much else at this moment.',
      es: 'Mailproof está descargando demasiadas cosas en este momento.',
    },
    mend: { en: 'Look again in a moment.', es: 'Vuelve a mirar en un momento.' },
  },
  gone: {
    why: { en: 'Nobody waited for it any more.', es: 'Ya nadie lo esperaba.' },
    mend: { en: 'Look again.', es: 'Vuelve a mirar.' },
  },
  status: {
    why: {
      en: 'The server answered {url} with {detail} in place of the file.',
      es: 'El servidor respondió a {url} con {detail} en lugar del archivo.',
    },
    mend: {
      en: 'Put the file there, or name the right address in the record.',
      es: 'Pon ahí el archivo o nombra la dirección correcta en el registro.',
    },
  },
}

export const fileTexts: FindingTexts = Object.fromEntries(
  Object.entries(reasons).map(([why, said]) => [`file_${why}`, { what, ...said, source: null }]),
)
