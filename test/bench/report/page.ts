import { readFile, writeFile } from 'node:fs/promises'

const begin = '<!-- bench -->'
const end = '<!-- /bench -->'

/** Puts the tables of a run between the markers of a page, in place of those of the run before. */
export async function putInto(file: string, tables: string): Promise<void> {
  const page = await readFile(file, 'utf8')
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${file} has no ${begin} … ${end}`)
  await writeFile(file, `${page.slice(0, from + begin.length)}\n\n${tables}\n\n${page.slice(to)}`)
}
