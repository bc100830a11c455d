import type { FindingTexts } from '../verdict.ts'
import { failureTexts } from './texts-failures.ts'
import { keyTexts } from './texts-keys.ts'
import { remarkTexts } from './texts-remarks.ts'

/** Every code that the check of DKIM can produce. */
export const dkimTexts: FindingTexts = {
  pass: {
    what: {
      en: 'The signature of {domain}, the domain of From, is valid.',
      es: 'La firma de {domain}, el dominio de From, es válida.',
    },
    why: {
      en: 'Receivers know that the mail is from {domain} and that nobody changed it on its way.',
      es: 'Los receptores saben que el correo es de {domain} y que nadie lo cambió por el camino.',
    },
    mend: {
      en: 'Nothing to do. Keep the record at {name} for as long as mail signed with it may arrive.',
      es: 'Nada que hacer. Mantén el registro de {name} mientras pueda llegar correo firmado con él.',
    },
    source: 'RFC 6376 §6.1',
  },
  pass_related: {
    what: {
      en: 'The signature of {domain} is valid; From is at {from}.',
      es: 'La firma de {domain} es válida; From es de {from}.',
    },
    why: {
      en: 'One of the two domains is below the other: relaxed alignment accepts that, strict does not.',
      es: 'Un dominio está por debajo del otro: la alineación relajada lo acepta, la estricta no.',
    },
    mend: {
      en: 'Look at DMARC: if it asks for strict alignment, sign with d={from}.',
      es: 'Mira DMARC: si pide alineación estricta, firma con d={from}.',
    },
    source: 'RFC 6376 §6.1',
  },
  pass_other: {
    what: {
      en: 'The signature of {domain} is valid, but From is at {from}.',
      es: 'La firma de {domain} es válida, pero From es de {from}.',
    },
    why: {
      en: 'The mail arrived unchanged, but the signature does not speak for the domain that people see.',
      es: 'El correo llegó sin cambios, pero la firma no habla por el dominio que la gente ve.',
    },
    mend: {
      en: 'Look at DMARC, which counts only aligned signatures: sign with a key of {from} too.',
      es: 'Mira DMARC, que solo cuenta firmas alineadas: firma también con una clave de {from}.',
    },
    source: 'RFC 6376 §6.1',
  },
  pass_alone: {
    what: {
      en: 'The signature of {domain} is valid, but From names no domain, or several.',
      es: 'La firma de {domain} es válida, pero From no nombra un dominio, o nombra varios.',
    },
    why: {
      en: 'Nobody can tell whether the signature speaks for the sender that people see.',
      es: 'Nadie puede saber si la firma habla por el remitente que la gente ve.',
    },
    mend: {
      en: 'Write one From field with one address.',
      es: 'Escribe un solo campo From con una dirección.',
    },
    source: 'RFC 5322 §3.6.2',
  },
  none: {
    what: { en: 'The message is not signed.', es: 'El mensaje no está firmado.' },
    why: {
      en: 'Without a signature forwarded mail fails DMARC, and large receivers refuse bulk mail.',
      es: 'Sin firma, el correo reenviado falla en DMARC y los grandes receptores rechazan el masivo.',
    },
    mend: {
      en: 'Sign in the application with a key of your domain, or make sure that your relay signs.',
      es: 'Firma en la aplicación con una clave de tu dominio, o asegúrate de que firma tu relay.',
    },
    source: 'RFC 6376',
  },
  ...failureTexts,
  ...keyTexts,
  ...remarkTexts,
}
