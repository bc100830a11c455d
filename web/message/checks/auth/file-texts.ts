import type { JudgedFile, Text } from '../../../../server/types.ts'

/** What is said of the files on the web that records lead to. */
export const fileTexts = {
  picture: { en: 'The logo', es: 'El logotipo' },
  round: { en: 'The logo in a circle', es: 'El logotipo en un círculo' },
  excerpt: { en: 'The file as text', es: 'El archivo como texto' },
  asks: (hosts: string): Text => ({
    en: `Nothing was fetched. Mailproof will ask ${hosts}.`,
    es: `No se ha descargado nada. Mailproof preguntará a ${hosts}.`,
  }),
  asked: (hosts: string): Text => ({
    en: `Mailproof asked ${hosts}.`,
    es: `Mailproof preguntó a ${hosts}.`,
  }),
  bimi: { en: 'Look at the logo', es: 'Ver el logotipo' },
  certificate: { en: 'Look at the certificate', es: 'Ver el certificado' },
  mtaSts: { en: 'Look at the policy file', es: 'Ver el archivo de política' },
  looking: { en: 'Looking…', es: 'Mirando…' },
} satisfies Record<string, Text | ((...given: never[]) => Text)>

export const kinds: Record<JudgedFile['kind'], Text> = {
  logo: { en: 'Logo', es: 'Logotipo' },
  certificate: { en: 'Certificate', es: 'Certificado' },
  policy: { en: 'Policy file', es: 'Archivo de política' },
}
