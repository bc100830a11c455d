import type { Theme } from './own-rule.ts'

const trade = {
  en: 'If it is your trade, send from a domain of its own and only to those who asked.',
  es: 'Si es tu negocio, envía desde un dominio propio y solo a quien lo pidió.',
}

/** What is sold by spam for the body. */
export const body: Theme = {
  name: 'body',
  title: { en: 'Medicine and sex', es: 'Medicinas y sexo' },
  rules: [
    {
      name: 'DRUGS_ERECTILE',
      points: 1.3,
      test: String.raw`body /\b(?:viagra|cialis|levitra|sildenafil|tadalafil|vpxl|erectile|impotence|erections?)\b/i`,
      description: { en: 'Potency pills', es: 'Pastillas para la potencia' },
      hint: trade,
    },
    {
      name: 'DRUGS_PHARMACY',
      points: 1.0,
      test: String.raw`body /\b(?:(?:on-?line|internet|canadian|discount|us|mexican) (?:pharmac(?:y|ies)|drug ?stores?)|(?:no|without(?: a)?) (?:prior )?prescriptions?(?: (?:needed|required|necessary))?|prescription (?:drugs?|medications?|medicines?)|generic (?:drugs?|meds|medications?))\b/i`,
      description: { en: 'A pharmacy without prescription', es: 'Una farmacia sin receta' },
      hint: trade,
    },
    {
      name: 'DRUGS_NAMES',
      points: 0.6,
      test: String.raw`body /\b(?:phentermine|xenical|propecia|valium|xanax|ambien|vicodin|hydrocodone|meridia|zyban|celebrex|prozac|zoloft|lipitor|tramadol|oxycontin|percocet|adipex|soma|ritalin|kamagra|ozempic)\b/i`,
      description: { en: 'Names of medicines', es: 'Nombres de medicamentos' },
      hint: trade,
    },
    {
      name: 'DIET',
      points: 1.0,
      test: String.raw`body /\b(?:(?:lose|losing|lost|shed|drop) (?:up to |as much as |\w{1,6} ){0,3}(?:weight|pounds|lbs|inches|kilos|fat)|weight[- ]loss|(?:burn|burns|burning|reduce|melt) (?:\w{1,8} )?(?:body )?fat|diet(?:ing)? (?:pills?|patch|plan|program|supplement|and exercise)|fat (?:burn(?:er|ing)|loss)|cellulite|metabolism|appetite)\b/i`,
      description: { en: 'Dieting', es: 'Dietas' },
      hint: trade,
    },
    {
      name: 'YOUTH',
      points: 1.0,
      test: String.raw`body /\b(?:(?:human )?growth hormones?|hgh|anti-?ag(?:e)?ing|look(?:ing)? (?:\w{1,8} )?(?:younger|years)|years younger|revers(?:e|es|ing) (?:the )?ag(?:e)?ing|wrinkles?|hair (?:loss|growth|restoration)|baldness|youth(?:ful)?|stay young)\b/i`,
      description: { en: 'Youth and hair', es: 'Juventud y cabello' },
      hint: trade,
    },
    {
      name: 'HERBAL',
      points: 0.8,
      test: String.raw`body /\b(?:(?:all[- ]natural|herbal|natural|dietary|nutritional) (?:\w{1,12} )?(?:supplements?|remed(?:y|ies)|viagra|alternative|formula|product|pills?|health)|clinically (?:proven|tested)|doctor (?:recommended|approved)|no side[- ]effects|fda[- ]approved|libido|stamina|ephedra)\b/i`,
      description: { en: 'Herbs and supplements', es: 'Hierbas y suplementos' },
      hint: trade,
    },
    {
      name: 'ENLARGE',
      points: 1.6,
      test: String.raw`body /\b(?:(?:penis|breasts?|bust|manhood|male|member|organ) (?:\w{1,8} )?(?:enlarge(?:ment|r)?s?|enhance(?:ment|r)?s?|growth|size|pills?|pump)|enlarge(?:ment)? (?:your|of|pills?|patch)|increase (?:your )?(?:\w{1,8} )?(?:size|length|penis|girth)|(?:inches|bigger|larger|longer) (?:\w{1,8} )?(?:penis|breasts?|manhood|bust))\b/i`,
      description: { en: 'Enlargement', es: 'Alargamientos' },
      hint: trade,
    },
    {
      name: 'SEX_WORDS',
      points: 1.0,
      test: String.raw`body /\b(?:porn(?:o|ography|ographic)?|xxx|hard-?core|blow ?jobs?|cum ?shots?|pussy|cocks?|sluts?|whores?|fuck(?:ing|ed)?|tits|horny|lolitas?|incest|gang ?bang|masturbat\w{1,4}|orgasms?|nude|naked)\b/i`,
      description: { en: 'Words of pornography', es: 'Palabras de pornografía' },
      hint: trade,
    },
    {
      name: 'SEX_OFFER',
      points: 1.3,
      test: String.raw`body /\b(?:(?:live|hot|adult|nude|free|amateur|teen|young|horny|sexy|lonely) (?:\w{1,8} )?(?:sex|girls?|teens?|women|webcams?|cams?|pics|models|housewives|babes?|singles?)|adult (?:\w{1,8} )?(?:sites?|content|entertainment|movies?|dvds?|videos?|material|web)|web ?cams?|cam ?girls?|sex (?:life|drive|partner|sites?|videos?)|must be (?:over )?(?:18|21)|over 18|18 (?:years|\+|or older|and over)|sexually explicit)\b/i`,
      description: { en: 'Offers of sex', es: 'Ofertas de sexo' },
      hint: trade,
    },
    {
      name: 'DATING',
      points: 0.7,
      test: String.raw`body /\b(?:(?:meet|find|date|chat with|matching) (?:\w{1,10} ){0,3}(?:singles?|women|girls|ladies|someone special|soul ?mate|your match|dates?)|dating (?:service|site|club)|russian (?:women|girls|brides?|ladies)|singles (?:in|near|club)|lonely|matchmak(?:er|ing)|your (?:perfect|dream) (?:match|partner|girl))\b/i`,
      description: { en: 'Dating', es: 'Contactos' },
      hint: trade,
    },
  ],
}
