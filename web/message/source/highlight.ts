import highlighter from 'highlight.js/lib/core'
import css from 'highlight.js/lib/languages/css'
import xml from 'highlight.js/lib/languages/xml'
import type { Run } from './paint.ts'

highlighter.registerLanguage('css', css)
highlighter.registerLanguage('xml', xml)

const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
}

/** Colours HTML and the CSS in it. Loaded only when a source is opened. */
export function paintHtml(source: string): Run[] {
  const marked = highlighter.highlight(source, { language: 'xml', ignoreIllegals: true }).value
  return runsOf(marked)
}

/** The highlighter answers with markup; runs keep mail from ever becoming markup of this page. */
export function runsOf(marked: string): Run[] {
  const runs: Run[] = []
  const open: string[] = []
  for (const token of marked.matchAll(/<span class="([^"]*)">|<\/span>|[^<]+/g)) {
    const [text, kinds] = token
    if (kinds !== undefined) open.push(kinds.replace('hljs-', '').split(' ')[0] ?? '')
    else if (text === '</span>') open.pop()
    else
      runs.push({
        kind: open.at(-1) ?? '',
        text: text.replace(/&(?:amp|lt|gt|quot|#x27);/g, plain),
      })
  }
  return runs
}

function plain(entity: string): string {
  return ENTITIES[entity] ?? entity
}
