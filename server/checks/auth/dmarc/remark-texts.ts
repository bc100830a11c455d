import type { FindingTexts } from '../verdict.ts'
import { dmarcRecordTexts } from './record-texts.ts'

/** What is said besides the verdict: alignment, and how the policy is found. */
export const dmarcRemarkTexts: FindingTexts = {
  ...dmarcRecordTexts,
  dmarc_spf_unaligned: {
    what: {
      en: 'SPF passes, but for {domain}, not for {from}',
      es: 'SPF pasa, pero para {domain}, no para {from}',
    },
    why: {
      en: 'For DMARC only what belongs to {organisation} counts, the organisation of From.',
      es: 'Para DMARC solo cuenta lo que pertenece a {organisation}, la organización de From.',
    },
    mend: {
      en: 'Use a MAIL FROM (Return-Path) within {organisation}: providers call it a custom return path or bounce domain. Or rely on DKIM.',
      es: 'Usa un MAIL FROM (Return-Path) dentro de {organisation}: los proveedores lo llaman «return path» o dominio de rebote propio. O confía en DKIM.',
    },
    source: 'RFC 9989 §4.4.2',
  },
  dmarc_dkim_unaligned: {
    what: {
      en: 'A DKIM signature passes, but of {domain}, not of {from}',
      es: 'Una firma DKIM pasa, pero de {domain}, no de {from}',
    },
    why: {
      en: 'For DMARC only a signature of {organisation} counts, the organisation of From.',
      es: 'Para DMARC solo cuenta una firma de {organisation}, la organización de From.',
    },
    mend: {
      en: 'Have it signed with d={from}: at a provider that is called domain authentication or custom DKIM.',
      es: 'Haz que se firme con d={from}: los proveedores lo llaman autenticación de dominio o DKIM propio.',
    },
    source: 'RFC 9989 §4.4.1',
  },
  dmarc_spf_strict: {
    what: {
      en: 'SPF passes for {domain}, but aspf=s wants exactly {from}',
      es: 'SPF pasa para {domain}, pero aspf=s exige exactamente {from}',
    },
    why: {
      en: 'With strict alignment a domain of the same organisation is not enough.',
      es: 'Con alineación estricta no basta un dominio de la misma organización.',
    },
    mend: {
      en: 'Use {from} itself in MAIL FROM, or take aspf=s out of the record.',
      es: 'Usa {from} mismo en MAIL FROM, o quita aspf=s del registro.',
    },
    source: 'RFC 9989 §4.4.2',
  },
  dmarc_dkim_strict: {
    what: {
      en: 'A signature of {domain} passes, but adkim=s wants exactly {from}',
      es: 'Pasa una firma de {domain}, pero adkim=s exige exactamente {from}',
    },
    why: {
      en: 'With strict alignment a domain of the same organisation is not enough.',
      es: 'Con alineación estricta no basta un dominio de la misma organización.',
    },
    mend: {
      en: 'Sign with d={from}, or take adkim=s out of the record.',
      es: 'Firma con d={from}, o quita adkim=s del registro.',
    },
    source: 'RFC 9989 §4.4.1',
  },
  dmarc_spf_elsewhere: {
    what: {
      en: 'SPF cannot help here: it is asked of {domain}, not of {from}',
      es: 'SPF no puede ayudar aquí: se pregunta por {domain}, no por {from}',
    },
    why: {
      en: 'Whatever address it is sent from, an SPF pass for {domain} does not count for {organisation}.',
      es: 'Se envíe desde donde se envíe, un SPF favorable para {domain} no cuenta para {organisation}.',
    },
    mend: {
      en: 'Sign with DKIM as {from}, or use a MAIL FROM within {organisation}.',
      es: 'Firma con DKIM como {from}, o usa un MAIL FROM dentro de {organisation}.',
    },
    source: 'RFC 9989 §4.4.2',
  },
  dmarc_only_spf: {
    what: {
      en: 'Only SPF carries DMARC: a forwarded copy fails',
      es: 'Solo SPF sostiene DMARC: una copia reenviada falla',
    },
    why: {
      en: 'Who forwards the mail sends it from another address, and SPF no longer passes there.',
      es: 'Quien reenvía el correo lo envía desde otra dirección, y allí SPF ya no pasa.',
    },
    mend: {
      en: 'Sign with DKIM as {from} too: a signature survives forwarding.',
      es: 'Firma también con DKIM como {from}: una firma sobrevive al reenvío.',
    },
    source: 'RFC 7960 §2.1',
  },
  dmarc_only_dkim: {
    what: { en: 'Only DKIM carries DMARC', es: 'Solo DKIM sostiene DMARC' },
    why: {
      en: 'That is enough, and it survives forwarding. But a list or a gateway that changes the mail breaks the signature, and then nothing is left.',
      es: 'Eso basta y sobrevive al reenvío. Pero una lista o pasarela que cambie el correo rompe la firma, y entonces no queda nada.',
    },
    mend: {
      en: 'Use a MAIL FROM within {from} too, with an SPF record that names the addresses you send from.',
      es: 'Usa además un MAIL FROM dentro de {from}, con un registro SPF que nombre las direcciones desde las que envías.',
    },
    source: 'RFC 9989 §4.5',
  },
  dmarc_by_walk: {
    what: {
      en: 'The organisation of {from} is {organisation}, by its DMARC records',
      es: 'La organización de {from} es {organisation}, según sus registros DMARC',
    },
    why: {
      en: 'The tree walk of RFC 9989 found it. Older receivers take it from the public suffix list: {listed}.',
      es: 'Lo encontró el recorrido de RFC 9989. Los receptores antiguos lo toman de la lista de sufijos públicos: {listed}.',
    },
    mend: { en: 'Nothing to do.', es: 'Nada que hacer.' },
    source: 'RFC 9989 §4.10.2',
  },
  dmarc_by_list: {
    what: {
      en: 'The organisation of {from} is {organisation}, by the public suffix list',
      es: 'La organización de {from} es {organisation}, según la lista de sufijos públicos',
    },
    why: {
      en: 'No DMARC record says it, so the list does, with the suffixes that companies registered.',
      es: 'Ningún registro DMARC lo dice, así que lo dice la lista, con los sufijos que registraron empresas.',
    },
    mend: { en: 'Nothing to do.', es: 'Nada que hacer.' },
    source: 'RFC 7489 §3.2',
  },
  dmarc_walk_incomplete: {
    what: {
      en: 'DNS did not answer for all names above {from}: the public suffix list says it is of {listed}',
      es: 'DNS no respondió por todos los nombres sobre {from}: la lista de sufijos públicos dice que es de {listed}',
    },
    why: {
      en: 'The tree walk of RFC 9989 needs an answer for each of them, if only that there is nothing.',
      es: 'El recorrido de RFC 9989 necesita respuesta por cada uno de ellos, aunque sea que no hay nada.',
    },
    mend: {
      en: 'Check again with a DNS server that answers, if {listed} is not who sends.',
      es: 'Vuelve a comprobarlo con un servidor DNS que responda, si {listed} no es quien envía.',
    },
    source: 'RFC 9989 §4.10',
  },
  dmarc_rules_differ: {
    what: {
      en: 'Receivers may disagree whether {domain} belongs to {from}',
      es: 'Los receptores pueden discrepar sobre si {domain} pertenece a {from}',
    },
    why: {
      en: 'By its DMARC records the organisation of From is {organisation}, by the public suffix list, which older receivers use, {listed}.',
      es: 'Según sus registros DMARC la organización de From es {organisation}; según la lista de sufijos públicos, que usan los receptores antiguos, {listed}.',
    },
    mend: {
      en: 'Sign with d={from}, the domain of From itself: then all of them agree.',
      es: 'Firma con d={from}, el dominio mismo de From: así todos coinciden.',
    },
    source: 'RFC 9989 §4.10.2',
  },
}
