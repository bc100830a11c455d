import type { Text } from '../../types.ts'
import { said, textOf } from '../../wording.ts'
import type { BounceInput, Failure } from './bounce.ts'
import { oneLine } from './report.ts'

/** Recipients that are named to people. */
const mostNamed = 100

/** What happened in plain words, English and then Spanish. */
export function humanText(input: BounceInput): string {
  const { release, failures } = input
  const named = failures.slice(0, mostNamed)
  const more = failures.length - named.length
  const subject = release.subject === null ? null : oneLine(release.subject)
  const en = [
    'A message that you released did not reach everybody.',
    ...(subject === null ? [] : ['', `Subject: ${subject}`]),
    ...['', 'These recipients will not get it:', ''],
    ...named.flatMap((one) =>
      told(one, 'en', { instead: 'instead of', from: 'said', none: 'no answer' }),
    ),
    ...(more > 0 ? [`  … and ${more} more.`] : []),
    '',
    'Nothing more will be tried for them. Read the answers, mend what they name, and release it again on the page Releases.',
  ]
  const es = [
    'Un mensaje que entregaste no ha llegado a todos.',
    ...(subject === null ? [] : ['', `Asunto: ${subject}`]),
    ...['', 'Estos destinatarios no lo recibirán:', ''],
    ...named.flatMap((one) =>
      told(one, 'es', { instead: 'en lugar de', from: 'dijo', none: 'sin respuesta' }),
    ),
    ...(more > 0 ? [`  … y ${more} más.`] : []),
    '',
    'No se intentará nada más para ellos. Lee las respuestas, corrige lo que indican y vuelve a entregarlo en la página Entregas.',
  ]
  return `${[...en, '', '* * *', '', ...es].join('\r\n')}\r\n`
}

function told(
  { address, instead, reply, remote }: Failure,
  language: keyof Text,
  words: { instead: string; from: string; none: string },
): string[] {
  const whom = instead === null ? '' : ` (${words.instead} ${oneLine(instead)})`
  const answer = oneLine(said(reply, (text) => text[language]))
  // What Mailproof itself found was said by nobody.
  const spoken = remote !== null && textOf(reply) === null
  const who = spoken ? `${oneLine(remote)} ${words.from}: ` : ''
  return [`  ${oneLine(address)}${whom}`, `    ${who}${answer || words.none}`]
}
