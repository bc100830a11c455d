/** Where anybody gets a mailbox; of each owner one name decides for all its countries. */
const names = new Set(
  'gmail googlemail yahoo ymail rocketmail hotmail outlook live msn icloud aol gmx protonmail yandex'.split(
    ' ',
  ),
)

const domains = new Set(
  'me.com mac.com web.de proton.me pm.me mail.ru bk.ru inbox.ru list.ru qq.com 163.com 126.com sina.com naver.com daum.net zoho.com zohomail.com fastmail.com mail.com orange.fr wanadoo.fr free.fr laposte.net t-online.de freenet.de libero.it virgilio.it terra.com.br uol.com.br bol.com.br comcast.net verizon.net att.net sbcglobal.net cox.net btinternet.com sky.com rediffmail.com tutanota.com tuta.com hey.com'.split(
    ' ',
  ),
)

/** True for the domain of a mail provider, in whose name nobody else can send. */
export function isPublicMailbox(domain: string): boolean {
  if (domains.has(domain)) return true
  const [name = '', ...suffix] = domain.split('.')
  return names.has(name) && suffix.length > 0 && suffix.join('.').length <= 6
}
