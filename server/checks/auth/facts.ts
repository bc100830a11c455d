import type { FactKind, FactValue } from '../check.ts'

const value = (name: string, en: string, es: string): FactValue => ({
  value: name,
  description: { en, es },
})

const pass = value('pass', 'It passes', 'Se supera')
const none = value('none', 'There is none', 'No hay')
const temperror = value('temperror', 'DNS gave no answer', 'El DNS no respondió')
const permerror = value('permerror', 'What is published is wrong', 'Lo publicado es incorrecto')
const notEvaluated = value(
  'not_evaluated',
  'Nobody said where the mail is sent from',
  'Nadie ha dicho desde dónde se envía el correo',
)

export const authFacts: FactKind[] = [
  {
    key: 'spf',
    title: { en: 'SPF', es: 'SPF' },
    kind: 'choice',
    description: {
      en: 'Messages by what SPF says of the addresses they will be sent from: spf:pass, spf:none.',
      es: 'Mensajes según lo que dice SPF de las direcciones desde las que se enviarán: spf:pass, spf:none.',
    },
    example: 'spf:pass',
    values: [
      pass,
      value('fail', 'The address may not send', 'La dirección no puede enviar'),
      value('softfail', 'The address probably may not', 'La dirección probablemente no puede'),
      value('neutral', 'The domain says nothing of it', 'El dominio no dice nada de ella'),
      none,
      permerror,
      temperror,
      notEvaluated,
    ],
  },
  {
    key: 'dkim',
    title: { en: 'DKIM', es: 'DKIM' },
    kind: 'choice',
    description: {
      en: 'Messages by their DKIM signatures: dkim:fail, dkim:none.',
      es: 'Mensajes según sus firmas DKIM: dkim:fail, dkim:none.',
    },
    example: 'dkim:fail',
    values: [
      pass,
      value('fail', 'No signature is valid', 'Ninguna firma es válida'),
      none,
      temperror,
    ],
  },
  {
    key: 'dmarc',
    title: { en: 'DMARC', es: 'DMARC' },
    kind: 'choice',
    description: {
      en: 'Messages by the DMARC verdict of their From domain: dmarc:pass, dmarc:fail.',
      es: 'Mensajes según el veredicto DMARC del dominio de su remitente: dmarc:pass, dmarc:fail.',
    },
    example: 'dmarc:pass',
    values: [
      pass,
      value('fail', 'Nothing aligned passes', 'Nada alineado se supera'),
      none,
      permerror,
      temperror,
      notEvaluated,
    ],
  },
]
