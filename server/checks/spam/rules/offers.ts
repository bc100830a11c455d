import type { Theme } from './own-rule.ts'

const sober = {
  en: 'Say what it is and what it costs; leave the superlatives out.',
  es: 'Di qué es y qué cuesta; deja fuera los superlativos.',
}

const time = {
  en: 'Give the date on which the offer ends instead of pressing.',
  es: 'Da la fecha en que acaba la oferta en vez de presionar.',
}

const name = {
  en: 'Address people by name, or leave the salutation out.',
  es: 'Dirígete a las personas por su nombre o quita el saludo.',
}

/** Words of advertising, and the haste that goes with it. */
export const offers: Theme = {
  name: 'offers',
  title: { en: 'Offers', es: 'Ofertas' },
  rules: [
    {
      name: 'GTUBE',
      points: 1000,
      test: String.raw`body /XJS\*C4JDBQADN1\.NSBN3\*2IDNEN\*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL\*C\.34X/`,
      description: {
        en: 'The test text that every spam filter knows',
        es: 'El texto de prueba que todo filtro conoce',
      },
      hint: {
        en: 'It is there to test filters; nothing to mend.',
        es: 'Está para probar filtros; nada que arreglar.',
      },
    },
    {
      name: 'ACT_NOW_CAPS',
      points: 0.9,
      test: String.raw`body /\b(?:ACT|ORDER|CALL|BUY|JOIN|REPLY|APPLY|REGISTER) (?:NOW|TODAY|FAST|IMMEDIATELY)\b/`,
      description: { en: '“ACT NOW” in capital letters', es: '«ACT NOW» en mayúsculas' },
      hint: time,
    },
    {
      name: 'ACT_NOW',
      points: 0.4,
      test: String.raw`body /\b(?:act|order|buy|join|apply|call|respond|sign up|start|enroll|visit us|reserve yours|subscribe) (?:right )?(?:now|today|immediately|tonight)\b/i`,
      description: { en: 'Urges to act now', es: 'Apremia a actuar ya' },
      hint: time,
    },
    {
      name: 'LIMITED_TIME',
      points: 0.5,
      test: String.raw`body /\b(?:limited[- ]time|for a limited|while supplies last|offer (?:ends|expires|is limited|good (?:until|through))|(?:only|just) (?:\w{1,10} ){1,2}?(?:left|remaining)|hurry|don'?t (?:delay|wait|miss)|supplies are limited|expires? (?:soon|today|in \d))\b/i`,
      description: {
        en: 'Says that time or supply is short',
        es: 'Dice que queda poco tiempo o pocas unidades',
      },
      hint: time,
    },
    {
      name: 'NO_OBLIGATION',
      points: 0.3,
      test: String.raw`body /\b(?:no|without|zero) (?:cost or |purchase |further |any )?obligations?\b|\bno strings attached\b/i`,
      description: { en: '“No obligation”', es: '«Sin obligación»' },
      hint: sober,
    },
    {
      name: 'RISK_FREE',
      points: 0.5,
      test: String.raw`body /\b(?:risk[- ]free|no[- ]risk|without risk|zero risk|nothing to lose)\b/i`,
      description: { en: '“Risk free”', es: '«Sin riesgo»' },
      hint: sober,
    },
    {
      name: 'FREE_HUNDRED',
      points: 0.7,
      test: String.raw`body /\b(?:100 ?%|absolutely|completely|totally|entirely|fully) free\b/i`,
      description: { en: '“100 % free”', es: '«100 % gratis»' },
      hint: sober,
    },
    {
      name: 'FREE_CAPS',
      points: 0.1,
      test: String.raw`body /\bFREE(?:BIE)?\b/`,
      description: { en: '“FREE” in capital letters', es: '«FREE» en mayúsculas' },
      hint: sober,
    },
    {
      name: 'FREE_THINGS',
      points: 0.3,
      test: String.raw`body /\bfree (?:(?:[a-z]{1,12} )?(?:trial|quote|gift|sample|information|info|report|consultation|membership|offer|access|bonus|vacation|estimate|tickets?|cell(?:ular)? phone|ipod|iphone|laptop|dvd|video|tour|preview|analysis|cd|catalog|money)|for \d|with (?:your|every))/i`,
      description: { en: 'Something is free', es: 'Algo es gratis' },
      hint: sober,
    },
    {
      name: 'GUARANTEE',
      points: 0.3,
      test: String.raw`body /\b(?:money[- ]back|satisfaction|100 ?%|lifetime|fully|unconditional(?:ly)?|(?:\d{1,3}[- ]day)) (?:\w{1,14} )?(?:guarantee[ds]?|guaranty)\b|\bguaranteed (?:results|to|income|approval|lowest|winner|satisfaction)\b|\bwe guarantee\b/i`,
      description: {
        en: 'Guarantees satisfaction or success',
        es: 'Garantiza satisfacción o éxito',
      },
      hint: sober,
    },
    {
      name: 'LOW_PRICE',
      points: 0.4,
      test: String.raw`body /\b(?:low(?:est)?|best|cheap(?:est)?|discount(?:ed)?|rock[- ]bottom|unbeatable|wholesale) (?:\w{1,12} )?(?:price[sd]?|rates?|cost|deals?)\b/i`,
      description: { en: 'The lowest price', es: 'El precio más bajo' },
      hint: sober,
    },
    {
      name: 'SAVE_UP_TO',
      points: 0.2,
      test: String.raw`body /\bsav(?:e|ings?) (?:of )?(?:up to|over|as much as|at least|more than|between)? ?(?:\$ ?\d|\xe2\x82\xac ?\d|\xc2\xa3 ?\d|\d{1,3} ?%|hundreds|thousands|big)/i`,
      description: { en: 'Promises savings', es: 'Promete ahorro' },
      hint: sober,
    },
    {
      name: 'PERCENT_OFF',
      points: 0.3,
      test: String.raw`body /\b\d{2} ?% (?:off|discount|less than|de descuento)\b/i`,
      description: { en: 'A discount in per cent', es: 'Un descuento en tanto por ciento' },
      hint: sober,
    },
    {
      name: 'ONLY_PRICE',
      points: 0.2,
      test: String.raw`body /\b(?:only|just|for as little as|as low as|starting at|normally|retail(?: value| price)?:?|regularly) (?:US)? ?\$ ?\d/i`,
      description: { en: '“Only $ …”', es: '«Solo $ …»' },
      hint: sober,
    },
    {
      name: 'AMAZING',
      points: 0.6,
      test: String.raw`body /\b(?:amazing|incredible|unbelievable|revolutionary|breakthrough|miracle|miraculous|astonishing|astounding|phenomenal|sensational|once[- ]in[- ]a[- ]lifetime|unique opportunity|you won'?t believe|too good to be true|proven (?:system|method|results)|secrets? (?:to|of))\b/i`,
      description: { en: 'Superlatives of advertising', es: 'Superlativos de publicidad' },
      hint: sober,
    },
    {
      name: 'AS_SEEN_ON',
      points: 0.8,
      test: String.raw`body /\bas (?:seen|featured|advertised|heard) (?:on|in)\b/i`,
      description: { en: '“As seen on …”', es: '«As seen on …»' },
      hint: sober,
    },
    {
      name: 'SPECIAL_OFFER',
      points: 0.3,
      test: String.raw`body /\b(?:special|exclusive|limited|introductory|bonus|incredible|valuable|fantastic|free|great) (?:\w{1,12} )?(?:offers?|promotions?|discounts?|deals?)\b/i`,
      description: { en: 'A special offer', es: 'Una oferta especial' },
      hint: sober,
    },
    {
      name: 'CALL_TOLL_FREE',
      points: 0.7,
      test: String.raw`body /\b(?:toll[- ]free|call (?:us )?(?:now|today|toll|our|free|at)?:? ?\(?1?[- .(]{0,2}8(?:00|88|77|66|55)\b|1[- .(]{1,2}8(?:00|88|77|66)[-. )]{1,2}\d{3})/i`,
      description: { en: 'A toll-free number to call', es: 'Un teléfono gratuito al que llamar' },
      hint: sober,
    },
    {
      name: 'CREDIT_CARDS_TAKEN',
      points: 0.6,
      test: String.raw`body /\b(?:visa|master ?card|amex|american express)\b[^\n]{0,30}\b(?:visa|master ?card|amex|american express|discover|checks?)\b/i`,
      description: {
        en: 'Names the credit cards that are taken',
        es: 'Enumera las tarjetas que se aceptan',
      },
      hint: sober,
    },
    {
      name: 'ORDER_FORM',
      points: 0.7,
      test: String.raw`body /\b(?:order form|to (?:place an )?order,? (?:by|call|simply|please|send|click|now|visit)|(?:send|mail) (?:cash|check|money order|your order)|(?:cash|checks?) or money orders?|shipping (?:and|&) handling)\b/i`,
      description: { en: 'How to order and pay', es: 'Cómo pedir y pagar' },
      hint: sober,
    },
    {
      name: 'DEAR_FRIEND',
      points: 0.9,
      test: String.raw`body /\bdear (?:\w{1,12} )?(?:friends?|beloved|one|partner|colleague|associate)\b/i`,
      description: { en: '“Dear friend”', es: '«Querido amigo»' },
      hint: name,
    },
    {
      name: 'DEAR_SOMETHING',
      points: 0.7,
      test: String.raw`body /\bdear (?:sir|madam|sirs|customer|e-?mail|member|valued|subscriber|investor|winner|web ?master|web ?site|home ?owner|consumer|reader|business|candidate|account|user|shopper|entrepreneur|fellow|[\w.+-]{1,40}@)/i`,
      description: {
        en: 'A salutation to nobody in particular',
        es: 'Un saludo a nadie en concreto',
      },
      hint: name,
    },
    {
      name: 'WHY_WAIT',
      points: 0.1,
      test: String.raw`body /\b(?:why (?:wait|pay more|pay|not)|what are you waiting for|are you (?:tired of|sick of|looking for|interested in|in debt|ready to|paying)|do you (?:want to|need|owe|have (?:what|trouble)|suffer)|have you (?:ever (?:wondered|wanted|thought)|been)|would you like to|imagine (?:having|being|what|earning|your)|tired of)\b/i`,
      description: { en: 'Questions as a salesman asks them', es: 'Preguntas de vendedor' },
      hint: sober,
    },
    {
      name: 'NO_CATCH',
      points: 0.7,
      test: String.raw`body /\b(?:no (?:catch|gimmicks?|hidden|questions asked|hassles?|credit checks?|experience (?:is )?(?:needed|required|necessary)|selling|fees|middle ?man|medical exam|investment|inventory|tricks?)|this is (?:not|no) (?:a )?(?:joke|scam|hoax|gimmick|mlm|get rich))\b/i`,
      description: { en: 'Says that there is no catch', es: 'Dice que no hay trampa' },
      hint: sober,
    },
    {
      name: 'YOU_QUALIFY',
      points: 0.8,
      test: String.raw`body /\b(?:you (?:(?:may|already|automatically) )?(?:qualify|are (?:eligible|approved|a winner|guaranteed))|you(?:'ve| have) been (?:selected|chosen|approved|pre-?approved|accepted|awarded|nominated)|pre-?(?:approved|qualified|selected)|claim your)\b/i`,
      description: { en: 'Says that you have been chosen', es: 'Dice que te han elegido' },
      hint: sober,
    },
    {
      name: 'TELL_THEM_MORE',
      points: 0.5,
      test: String.raw`body /\b(?:for (?:more|free|further|additional) (?:details?|info(?:rmation)?)[, ]{1,2}(?:please |just |simply |on how )?(?:visit|click|call|reply|e-?mail|fill|go)|(?:reply|respond|e-?mail|write) (?:to this (?:message|e-?mail) )?(?:for|with) (?:more|your|the words?|details|further)|visit (?:our|us|the) (?:web ?site|site|at|on|online))/i`,
      description: {
        en: 'Asks to write or visit for more',
        es: 'Pide escribir o visitar para saber más',
      },
      hint: sober,
    },
    {
      name: 'SPAM_SOFTWARE',
      points: 0.5,
      test: String.raw`body /\b(?:cable (?:tv )?(?:descrambler|filter|box)|copy (?:any )?dvds?|dvd (?:copy|burn)|internet (?:spy|detective|investigator)|find out (?:anything|everything|secrets)|(?:university )?diplomas?|ink(?:jet)? cartridges?|toner cartridges?|cell(?:ular)? phone (?:booster|antenna)|replica (?:watch|rolex)|rolex|oem software|adobe cs|windows xp pro)/i`,
      description: { en: 'Wares that are sold by spam', es: 'Artículos que se venden por spam' },
      hint: sober,
    },
    {
      name: 'SEARCH_ENGINE_PROMO',
      points: 1.1,
      test: String.raw`body /\b(?:submit (?:your )?(?:web ?)?(?:site|page)s? to|(?:web ?)?site (?:promotion|submission|ranking|optimi[sz]ation)|search engine (?:submission|ranking|placement|optimi[sz]ation|listing)|(?:increase|boost|drive|more|get) (?:\w{1,10} ){0,2}(?:traffic|visitors|hits)|(?:top|first page|listed) (?:\w{1,10} ){0,2}(?:on|of|in|with) (?:google|the search|all (?:the )?(?:major )?search))/i`,
      description: {
        en: 'Offers visitors and places in search engines',
        es: 'Ofrece visitas y puestos en buscadores',
      },
      hint: sober,
    },
  ],
}
