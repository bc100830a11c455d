/** Elements of HTML 4.01 and XHTML 1.0; others are counted as none. */
export const knownElements = words(
  'a abbr acronym address applet area b base basefont bdo big blockquote body br button caption ' +
    'center cite code col colgroup dd del dfn dir div dl dt em fieldset font form frame frameset ' +
    'h1 h2 h3 h4 h5 h6 head hr html i iframe img input ins isindex kbd label legend li link map ' +
    'menu meta nobr noframes noscript object ol optgroup option p param pre q s samp script ' +
    'select small span strike strong style sub sup table tbody td textarea tfoot th thead title ' +
    'tr tt u ul var x-sigsep x-tab',
)

/** Not of the standard, but drawn all the same. */
export const drawnElements = words('bgsound embed listing plaintext xmp')

const lineBreaks = words('br div')
const gaps = words('li th td dt dd embed h1 h2 h3 h4 h5 h6')
const paragraphs = words('p hr blockquote pre listing plaintext xmp title')

/** The white space that an element makes where it begins and where it ends. */
export function spaceOf(tag: string): string | null {
  if (lineBreaks.has(tag)) return '\n'
  if (gaps.has(tag)) return ' '
  return paragraphs.has(tag) ? '\n\n' : null
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '))
}
