import type { Text } from '../../server/types.ts'

/** What is said of files that are not published yet. */
export const fileTexts = {
  title: { en: 'Files on the web', es: 'Archivos en la web' },
  about: {
    en: 'BIMI and MTA-STS need a file besides their record. Check it here before you publish it; nothing is kept.',
    es: 'BIMI y MTA-STS necesitan un archivo además de su registro. Compruébalo aquí antes de publicarlo; no se guarda nada.',
  },
  logo: { en: 'Logo for BIMI (SVG)', es: 'Logotipo para BIMI (SVG)' },
  logoHint: {
    en: 'It is held to SVG Tiny PS, the form that receivers take.',
    es: 'Se compara con SVG Tiny PS, la forma que admiten los receptores.',
  },
  policy: { en: 'Policy of MTA-STS', es: 'Política de MTA-STS' },
  policyHint: (domain: string): Text => ({
    en: `The text of https://mta-sts.${domain}/.well-known/mta-sts.txt`,
    es: `El texto de https://mta-sts.${domain}/.well-known/mta-sts.txt`,
  }),
  judge: { en: 'Check the policy', es: 'Comprobar la política' },
  suggest: { en: 'Write one', es: 'Escribir una' },
} satisfies Record<string, Text | ((...given: never[]) => Text)>
