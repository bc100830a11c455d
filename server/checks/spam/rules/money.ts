import type { Theme } from './own-rule.ts'

const terms = {
  en: 'Write about money in the words of a contract: rate, term, who offers it.',
  es: 'Escribe de dinero con las palabras de un contrato: tipo, plazo, quién lo ofrece.',
}

const claim = { en: 'Leave promises of income out.', es: 'Quita las promesas de ingresos.' }

/** Loans, debts, shares, and work that makes rich. */
export const money: Theme = {
  name: 'money',
  title: { en: 'Money and work', es: 'Dinero y trabajo' },
  rules: [
    {
      name: 'MORTGAGE',
      points: 0.8,
      test: String.raw`body /\b(?:mortgage (?:rates?|lenders?|brokers?|loans?|quotes?|payments?|compan(?:y|ies))|refinanc(?:e|ing)|home (?:equity|loans?|owner loans?)|second mortgage|equity line)\b/i`,
      description: { en: 'Mortgages and home loans', es: 'Hipotecas y préstamos de vivienda' },
      hint: terms,
    },
    {
      name: 'LOAN_OFFER',
      points: 0.7,
      test: String.raw`body /\b(?:(?:personal|business|payday|instant|cash|quick|student|unsecured|low[- ]interest) loans?|loans? (?:approval|offer|application|amount)|apply for (?:a|your) loan|lenders? (?:compete|match|will))\b/i`,
      description: { en: 'Offers a loan', es: 'Ofrece un préstamo' },
      hint: terms,
    },
    {
      name: 'BAD_CREDIT',
      points: 1.0,
      test: String.raw`body /\b(?:bad|poor|damaged|less than perfect|perfect|your|no|good,? bad|repair|any|slow|turned down) (?:or (?:no|bad|poor) )?credit(?! cards?)\b|\bcredit (?:problems?|repair|histor(?:y|ies)|report|rating|score|bureaus?|is (?:bad|good|ok))\b|\bbankruptc(?:y|ies)\b/i`,
      description: { en: 'Bad credit', es: 'Mal historial de crédito' },
      hint: terms,
    },
    {
      name: 'DEBT_OFFER',
      points: 0.9,
      test: String.raw`body /\b(?:(?:consolidate|eliminate|reduce|get out of|out of|erase|pay off|cut|wipe out|lower) (?:your |all )?(?:\w{1,12} )?(?:debts?|bills)|debt[- ](?:free|consolidation|relief|reduction|elimination)|creditors?|collection agenc(?:y|ies))\b/i`,
      description: { en: 'Offers to be rid of debts', es: 'Ofrece librarse de deudas' },
      hint: terms,
    },
    {
      name: 'LOW_RATES',
      points: 0.6,
      test: String.raw`body /\b(?:(?:low(?:est|er)?|best|record low|fixed|historic) (?:\w{1,10} )?(?:interest|rates?|payments?)|(?:interest )?rates? (?:are |as |have |at )(?:low|at|so|never|dropped|fallen)|\d\.\d{1,3} ?% (?:apr|fixed|interest))\b/i`,
      description: { en: 'Low rates of interest', es: 'Tipos de interés bajos' },
      hint: terms,
    },
    {
      name: 'INSURANCE_OFFER',
      points: 0.6,
      test: String.raw`body /\b(?:(?:life|health|term|auto|car|dental|medical) insurance|insurance (?:quotes?|rates?|polic(?:y|ies)|companies|plans?|agents?)|annuit(?:y|ies)|extended warranty)\b/i`,
      description: { en: 'Offers insurance', es: 'Ofrece seguros' },
      hint: terms,
    },
    {
      name: 'CREDIT_CARD_OFFER',
      points: 0.5,
      test: String.raw`body /\b(?:(?:unsecured|guaranteed|platinum|gold|instant|new) (?:\w{1,10} )?(?:credit )?cards?|merchant (?:account|status)|accept credit cards|credit card (?:processing|debt|offer|approval))\b/i`,
      description: { en: 'Offers credit cards', es: 'Ofrece tarjetas de crédito' },
      hint: terms,
    },
    {
      name: 'STOCK_TIP',
      points: 1.0,
      test: String.raw`body /\b(?:(?:hot|penny|small[- ]cap|otc|undervalued|next big) (?:\w{1,10} )?(?:stocks?|picks?|plays?)|stock (?:picks?|alert|tip|pick|newsletter|profile)|(?:OTC ?BB|OTC ?:|PINK ?:|Nasdaq ?: ?\w{4})|forward[- ]looking statements|strong buy|shares? outstanding|investor alert|(?:price|day|target) (?:target|price) ?:? ?\$|symbol ?: ?[A-Z]{4})/i`,
      description: { en: 'Praises a share', es: 'Ensalza una acción' },
      hint: claim,
    },
    {
      name: 'EARN_MONEY',
      points: 0.5,
      test: String.raw`body /\b(?:earn|make|making|earning|earned|generate|receive|bring in) (?:(?:up to|over|at least|an?|as much as|\w{1,12}) ){0,3}(?:\$ ?\d|\d{1,3}(?:,\d{3}|k)|money|extra (?:cash|income|money)|thousands|hundreds|a fortune|big (?:money|bucks)|income|cash|six figures?)/i`,
      description: { en: 'Promises earnings', es: 'Promete ganancias' },
      hint: claim,
    },
    {
      name: 'MONEY_A_TIME',
      points: 0.5,
      test: String.raw`body /\$ ?\d[\d,.]{1,12} ?(?:\+ ?)?(?:per|a|each|every|\/) ?(?:day|week|month|hour|year|sale)\b/i`,
      description: {
        en: 'An amount of money a day, week or month',
        es: 'Una cantidad al día, a la semana o al mes',
      },
      hint: claim,
    },
    {
      name: 'WORK_AT_HOME',
      points: 1.0,
      test: String.raw`body /\b(?:work(?:ing)?|job|business|money|income|earn|careers?) (?:\w{1,8} )?(?:at|from) (?:your )?home\b|\bhome[- ]based (?:\w{1,10} )?(?:business|work|job|income)|\bhome (?:workers?|business|employment)\b|\bbe your own boss\b/i`,
      description: { en: 'Work from home', es: 'Trabajo desde casa' },
      hint: claim,
    },
    {
      name: 'GET_RICH',
      points: 0.9,
      test: String.raw`body /\b(?:financial(?:ly)? (?:freedom|independen(?:t|ce)|future|security|dreams?)|get rich|(?:be|become|next) (?:a )?millionaires?|millionaires?|residual income|passive income|extra income|unlimited (?:income|earning)|income (?:potential|opportunity|stream)|easy money|fast cash|quick cash|money[- ]making|make money|wealth|retire early|double your)\b/i`,
      description: { en: 'How to become rich', es: 'Cómo hacerse rico' },
      hint: claim,
    },
    {
      name: 'MLM',
      points: 0.9,
      test: String.raw`body /\b(?:multi[- ]?level|mlm|network marketing|down ?line|up ?line|matrix|business opportunit(?:y|ies)|home business|pyramid|sponsor(?:ing)? (?:new|people|others)|join (?:my|our) team|distributors?hip|ground[- ]floor|pre-?launch|self[- ]employed|recruit(?:ing)? (?:people|others))\b/i`,
      description: {
        en: 'A business that lives on recruiting',
        es: 'Un negocio que vive de reclutar',
      },
      hint: claim,
    },
    {
      name: 'INVESTMENT',
      points: 0.3,
      test: String.raw`body /\b(?:invest(?:ment|or|ing|ed)?s? (?:opportunit(?:y|ies)|of|alert|returns?|advice|plan|portfolio|in (?:the|a|our|this))|return on (?:your )?investment|off-?shore|tax[- ]free|irs\b|taxes owed|real estate|foreclos(?:ure|ed)|gold coins|forex|currency trading|venture capital|high[- ]yield|roi\b)/i`,
      description: { en: 'Investments', es: 'Inversiones' },
      hint: claim,
    },
    {
      name: 'CRYPTO_PROFIT',
      points: 0.8,
      test: String.raw`body /\b(?:bitcoins?|btc|crypto(?:currency)?|ethereum|usdt)\b[^\n]{0,80}\b(?:profits?|invest(?:ment|ing)?|doubl(?:e|ing)|returns?|giveaway|earn(?:ings)?|wallet address|mining plan)\b/i`,
      description: { en: 'Profit from digital money', es: 'Ganancias con criptomonedas' },
      hint: claim,
    },
    {
      name: 'GAMBLING',
      points: 1.0,
      test: String.raw`body /\b(?:(?:on-?line|internet|virtual) (?:casinos?|gambling|betting|poker|gaming)|casinos?|(?:free|bonus) (?:spins|chips|bets)|jackpots?|lotter(?:y|ies)|lotto|sports ?book|slot machines?|blackjack|roulette|sweepstakes?)\b/i`,
      description: { en: 'Casinos, lotteries and bets', es: 'Casinos, loterías y apuestas' },
      hint: {
        en: 'If it is your trade, send from a domain of its own.',
        es: 'Si es tu negocio, envía desde un dominio propio.',
      },
    },
    {
      name: 'LOTS_OF_MONEY',
      points: 0.2,
      test: String.raw`body /(?:\$|USD|US ?\$|\xc2\xa3|\xe2\x82\xac|EUR|GBP) ?\d{1,3}(?:[,.]\d{3}){2}|\b(?:million|billion) (?:\w{1,12} )?(?:dollars?|pounds|euros?|usd?|united)|\$ ?\d{1,4}(?:\.\d{1,2})? ?(?:million|billion)\b|\b\d{1,3},\d{3},\d{3}(?:\.\d\d)? (?:us|dollars|pounds|euros|usd)/i`,
      description: { en: 'A very large amount of money', es: 'Una cantidad de dinero muy grande' },
      hint: claim,
    },
    {
      name: 'DOLLAR_SIGNS',
      points: 0.1,
      test: 'meta __DOLLARS > 3',
      needs: [String.raw`body __DOLLARS /\$ ?\d/`, 'tflags __DOLLARS multiple maxhits=4'],
      description: { en: 'Four amounts of money or more', es: 'Cuatro cantidades de dinero o más' },
      hint: {
        en: 'Put prices into a table of their own, or on the site.',
        es: 'Pon los precios en una tabla propia o en el sitio.',
      },
    },
    {
      name: 'DOLLAR_ROWS',
      points: 0.9,
      test: String.raw`body /\$\$\$/`,
      description: { en: 'Several dollar signs in a row', es: 'Varios signos de dólar seguidos' },
      hint: claim,
    },
  ],
}
