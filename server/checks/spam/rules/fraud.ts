import type { Theme } from './own-rule.ts'

const advance = {
  en: 'Say who you are and what it is about in plain words, without sums and secrecy.',
  es: 'Di quién eres y de qué se trata con palabras llanas, sin sumas ni secretos.',
}

const account = {
  en: 'Name the person and the event, link only to your own domain, and threaten nothing.',
  es: 'Nombra a la persona y el hecho, enlaza solo tu dominio y no amenaces con nada.',
}

/** Advance fees, extortion, and letters that steal passwords. */
export const fraud: Theme = {
  name: 'fraud',
  title: { en: 'Fraud', es: 'Fraude' },
  rules: [
    {
      name: 'NIGERIAN_BANK',
      points: 0.9,
      test: String.raw`body /\b(?:(?:central|united|union|first|apex|intercontinental) bank of|bank (?:of|in) (?:nigeria|africa|ghana|benin|togo|south africa|london)|nigeria[n]?|lagos|abidjan|cotonou|ouagadougou|burkina faso|sierra leone|ivory coast|c(?:o|\xc3\xb4)te d'ivoire|congo|zimbabwe|liberia)\b/i`,
      description: {
        en: 'A bank or country of advance-fee letters',
        es: 'Un banco o país de las cartas nigerianas',
      },
      hint: advance,
    },
    {
      name: 'NEXT_OF_KIN',
      points: 1.2,
      test: String.raw`body /\b(?:next of kin|beneficiary|inherit(?:ance|ed)?|my (?:late|deceased) (?:father|husband|client|wife)|(?:plane|air|car|auto) crash|(?:late|deceased) (?:mr|dr|engr|general|president|depositor|customer)|the deceased|relatives?|widow of)\b[^\n]{0,300}\b(?:funds?|money|account|million|transfer|deposit(?:ed)?|bank|usd?|claim)\b/i`,
      description: { en: 'Money of somebody who died', es: 'Dinero de alguien que murió' },
      hint: advance,
    },
    {
      name: 'TRANSFER_FUNDS',
      points: 1.0,
      test: String.raw`body /\b(?:transfer|remit|move|release|transferring|disburse|invest)(?:red)? (?:of )?(?:\w{1,10} ){0,3}(?:funds?|money|sum|amount|million)\b|\b(?:funds?|sum|money) (?:\w{1,10} ){0,4}(?:into|out of|to) (?:your|a|the|any) (?:\w{1,12} ){0,2}(?:account|country)\b|\byour (?:private |personal |company'?s? )?(?:bank )?account (?:details|number|information|particulars)\b/i`,
      description: {
        en: 'A sum is to be moved through your account',
        es: 'Hay que mover una suma por tu cuenta',
      },
      hint: advance,
    },
    {
      name: 'FOREIGN_PARTNER',
      points: 0.9,
      test: String.raw`body /\b(?:foreign (?:partner|account|national|country|associate)|trust(?:ed|worthy) (?:\w{1,10} )?(?:partner|person|individual|foreigner)|business (?:proposal|proposition|relationship|transaction)|(?:mutual benefit|your (?:kind )?assistance in (?:this|the))|honest partner|god(?:ly)? fearing)\b/i`,
      description: { en: 'Looks for a trusted partner', es: 'Busca un socio de confianza' },
      hint: advance,
    },
    {
      name: 'CONFIDENTIAL_DEAL',
      points: 0.9,
      test: String.raw`body /\b(?:(?:strict(?:ly|est)?|utmost|highly|top|absolutely|very|most) (?:confiden(?:tial|ce|tiality)|secre(?:t|cy))|(?:keep|treat|handle) (?:this|it) (?:\w{1,12} ){0,4}(?:secret|confidential(?:ly)?|confidence)|100 ?% (?:risk|safe)|risk[- ]free transaction)\b/i`,
      description: { en: 'Asks for secrecy', es: 'Pide secreto' },
      hint: advance,
    },
    {
      name: 'SURPRISE_LETTER',
      points: 0.8,
      test: String.raw`body /\b(?:(?:this|my) (?:letter|e-?mail|message|mail|proposal) (?:will |may |might |would |must )?(?:\w{1,10} )?(?:come|comes|reach|surprise|meet)|as a surprise|i (?:got|obtained|came across) your (?:\w{1,10} )?(?:contact|address|name|e-?mail|profile)|permit me to|allow me to introduce|i am (?:writing|contacting) (?:you )?(?:in|from|with|to (?:seek|solicit))|kindly (?:contact|reply|send|provide|respond|get back)|urgent (?:reply|response|attention))\b/i`,
      description: {
        en: 'Opens like an advance-fee letter',
        es: 'Empieza como una carta nigeriana',
      },
      hint: advance,
    },
    {
      name: 'OFFICIAL_TITLE',
      points: 0.7,
      test: String.raw`body /\b(?:i am |my name is )(?:\w{1,4}\.? )?(?:(?:barrister|attorney|engineer|engr|dr|prince|princess|mrs?|general|chief|director|manager|accountant|auditor|chairman|solicitor|miss)\b|(?:\w{1,14}\.? ){1,4}?,? ?(?:the |a |an )?(?:barrister|attorney|son of|daughter of|widow|wife of|manager|director|chairman|auditor|accountant)\b)/i`,
      description: { en: 'Introduces itself by rank', es: 'Se presenta con un cargo' },
      hint: advance,
    },
    {
      name: 'PERCENT_SHARE',
      points: 1.0,
      test: String.raw`body /\b\d{1,2} ?%[^\n%]{0,60}\b(?:of (?:the|this) (?:total |whole )?(?:sum|money|fund|amount)|for (?:you|your|me|us|expenses)|to you|will be (?:for|set aside|mapped))\b/i`,
      description: { en: 'Promises a share of a sum', es: 'Promete una parte de una suma' },
      hint: advance,
    },
    {
      name: 'LOTTERY_WIN',
      points: 1.2,
      test: String.raw`body /\b(?:(?:winning|batch|ticket|reference|serial|lucky) (?:numbers?|no\.?)\b[^\n]{0,120}\b(?:lott|won|prize|claim)|you (?:have )?(?:won|emerged)|e-?mail (?:address )?(?:was |has )?(?:been )?(?:drawn|attached to|selected)|claims? (?:agent|department|officer)|prize (?:award|money|notification))/i`,
      description: { en: 'Says that you have won a draw', es: 'Dice que has ganado un sorteo' },
      hint: advance,
    },
    {
      name: 'EXTORTION',
      points: 1.8,
      test: String.raw`body /\b(?:(?:i|we) (?:have |'ve )?(?:hacked|infected|recorded|access to) (?:your|you)|(?:your|web) ?cam(?:era)?\b[^\n]{0,120}\b(?:video|record)|send (?:the |exactly |\$? ?\d[\d,.]{0,8} )[^\n]{0,30}\b(?:bitcoin|btc)|(?:bitcoin|btc) (?:wallet|address)\b|i know (?:your )?(?:password|everything))/i`,
      description: { en: 'Extorts money', es: 'Extorsiona' },
      hint: advance,
    },
    {
      name: 'GIFT_CARDS',
      points: 1.0,
      test: String.raw`body /\b(?:(?:itunes|steam|google play|amazon|apple|ebay) (?:gift )?cards?\b[^\n]{0,100}\b(?:codes?|scratch|picture|photo|purchase|buy|get)|(?:purchase|buy|get) (?:\w{1,8} ){0,3}gift cards?)\b/i`,
      description: { en: 'Asks to buy gift cards', es: 'Pide comprar tarjetas regalo' },
      hint: advance,
    },
    {
      name: 'VERIFY_ACCOUNT',
      points: 0.8,
      test: String.raw`body /\b(?:verify|confirm|update|validate|restore|re-?activate|upgrade) (?:your |the )(?:\w{1,12} ){0,2}(?:account|identity|billing|mailbox|information|records?|details|payment)\b[^\n]{0,200}\b(?:suspend|clos(?:e|ed|ure)|terminat|limit|restrict|deactivat|disable|block|within \d)/i`,
      description: {
        en: 'Threatens to close an account unless it is verified',
        es: 'Amenaza con cerrar una cuenta si no se verifica',
      },
      hint: account,
    },
    {
      name: 'ACCOUNT_SUSPENDED',
      points: 0.8,
      test: String.raw`body /\b(?:your |the )?(?:\w{1,12} )?(?:account|mailbox|access|card|service) (?:has been|have been|will be|was|is) (?:\w{1,12} )?(?:suspended|limited|restricted|locked|blocked|deactivated|terminated|disabled|compromised|on hold)\b/i`,
      description: {
        en: 'Says that an account is suspended',
        es: 'Dice que una cuenta está suspendida',
      },
      hint: account,
    },
    {
      name: 'UNUSUAL_ACTIVITY',
      points: 0.4,
      test: String.raw`body /\b(?:unusual|suspicious|unauthori[sz]ed|irregular|fraudulent) (?:\w{1,12} )?(?:activit(?:y|ies)|sign[- ]?in|log[- ]?in|access|transactions?|attempts?)\b/i`,
      description: { en: 'Tells of unusual activity', es: 'Avisa de actividad inusual' },
      hint: account,
    },
    {
      name: 'WITHIN_HOURS',
      points: 0.4,
      test: String.raw`body /\b(?:within|in (?:the )?next|less than|antes de) (?:24|48|72|twenty[- ]four|forty[- ]eight) (?:hours|hrs|horas)\b/i`,
      description: { en: 'Sets a deadline of hours', es: 'Da un plazo de horas' },
      hint: account,
    },
    {
      name: 'MAILBOX_QUOTA',
      points: 1.0,
      test: String.raw`body /\b(?:mail ?box|e-?mail|inbox|webmail|storage)\b[^\n]{0,40}\b(?:quota|is (?:almost )?full|exceed(?:ed|s)|storage limit|limit)\b[^\n]{0,200}\b(?:click|upgrade|increase|validate|verify|log ?in)/i`,
      description: {
        en: 'A full mailbox is to be “upgraded”',
        es: 'Hay que «ampliar» un buzón lleno',
      },
      hint: account,
    },
    {
      name: 'STORAGE_FULL',
      points: 0.9,
      test: String.raw`body /\b(?:i?cloud|drive|photos?|account) storage\b[^\n]{0,40}\b(?:full|used up|exceeded|limit|expired?)\b|\bstorage (?:is|has been|was) (?:almost |nearly )?(?:full|used up|exceeded)\b[^\n]{0,200}\b(?:photos|deleted|lost|backed up)/i`,
      description: {
        en: 'Storage in the cloud is said to be full',
        es: 'Dice que el almacenamiento en la nube está lleno',
      },
      hint: account,
    },
    {
      name: 'PARCEL_HELD',
      points: 0.8,
      test: String.raw`body /\b(?:parcel|package|shipment|delivery)\b[^\n]{0,60}\b(?:on hold|held|suspended|pending|returned to sender|undeliver(?:ed|able)|could not be delivered|unpaid)\b[^\n]{0,200}\b(?:pay|fees?|confirm|customs|re-?schedule|click|address)\b/i`,
      description: {
        en: 'A parcel is held until you do something',
        es: 'Un paquete está retenido hasta que hagas algo',
      },
      hint: account,
    },
    {
      name: 'REWARD_CLAIM',
      points: 0.9,
      test: String.raw`body /\b(?:claim|redeem|collect|receive|win) (?:your|an?|the) (?:\w{1,12} ){0,3}(?:rewards?|prizes?|gift ?cards?|bonus|giveaway|airdrop)\b|\b(?:chosen|selected|randomly picked|lucky winner)\b[^\n]{0,80}\b(?:rewards?|prizes?|gift|survey|giveaway)\b|\bunclaimed (?:rewards?|funds?|prizes?|credits?|balance)\b/i`,
      description: {
        en: 'A reward waits to be claimed',
        es: 'Hay una recompensa por reclamar',
      },
      hint: {
        en: 'Say what it is for, and send it from a domain that people know.',
        es: 'Di a qué se debe y envíalo desde un dominio conocido.',
      },
    },
    {
      name: 'ASKS_PASSWORD',
      points: 1.2,
      test: String.raw`body /\b(?:(?:send|reply|provide|enter|confirm|fill)[^.\n]{0,60}\b(?:user ?name|user ?id|log ?in)\b[^.\n]{0,60}\bpassword\b|(?:your )?password ?: ?_{2}|social security (?:number|no)|ssn ?:|mother'?s maiden name|credit card (?:number|no\.?) ?[:_]|pin (?:code|number) ?[:_])/i`,
      description: {
        en: 'Asks for a password or secret numbers',
        es: 'Pide una contraseña o números secretos',
      },
      hint: account,
    },
    {
      name: 'FILL_THIS_FORM',
      points: 0.7,
      test: String.raw`body /\b(?:(?:full |first |last |your )?name ?:? ?[_.]{3}|(?:phone|telephone|address|city|age|occupation|country|zip)(?: (?:number|code))? ?:? ?[_.]{3}|(?:full )?names?[: ,.]{1,3}(?:\w{1,12} )?(?:address|age|sex|occupation|country)[: ,.]{1,3}(?:\w{1,12} )?(?:phone|tel|occupation|country|age|sex|fax))/i`,
      description: { en: 'A form to fill in by hand', es: 'Un formulario para rellenar a mano' },
      hint: { en: 'Link to a form on your site.', es: 'Enlaza un formulario de tu sitio.' },
    },
    {
      name: 'BRAND_IN_NAME',
      points: 1.2,
      test: 'meta __BRAND_NAME && !__BRAND_ADDR',
      needs: [
        String.raw`header __BRAND_NAME From:name =~ /\b(?:paypal|ebay|amazon|apple|microsoft|office ?365|netflix|facebook|instagram|dhl|fedex|ups|usps|docusign|wells fargo|citibank|chase|visa|mastercard|correos|santander|bbva|caixabank|hmrc|irs)\b/i`,
        String.raw`header __BRAND_ADDR From:addr =~ /@(?:[\w-]{1,40}\.){0,4}(?:paypal|ebay|amazon|amazonses|apple|icloud|microsoft|office|microsoftonline|netflix|facebook|facebookmail|instagram|dhl|fedex|ups|usps|docusign|wellsfargo|citi|citibank|chase|visa|mastercard|correos|santander|bancosantander|bbva|caixabank|hmrc|irs)\.[a-z.]{2,8}$/i`,
      ],
      description: {
        en: 'The name of a large company, the address of another domain',
        es: 'El nombre de una gran empresa con la dirección de otro dominio',
      },
      hint: account,
    },
  ],
}
