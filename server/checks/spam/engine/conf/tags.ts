/** The pieces that `replace_tag` and its like name, put into the rules of `replace_rules`. */
export class ReplaceTags {
  readonly #pieces = {
    tag: new Map(),
    inter: new Map(),
    post: new Map(),
    pre: new Map(),
  } as Record<'tag' | 'inter' | 'post' | 'pre', Map<string, string>>
  readonly rules = new Set<string>()

  /** @returns false for a line that is not about tags */
  take(key: string, rest: string): boolean {
    const [, kind = ''] = /^replace_(\w+)$/.exec(key) ?? []
    if (kind === 'rules') for (const rule of rest.split(/\s+/)) this.rules.add(rule)
    else if (kind === 'tag' || kind === 'inter' || kind === 'post' || kind === 'pre') {
      const [, name = '', piece = ''] = /^(\S+)\s+([^]*)$/.exec(rest) ?? []
      this.#pieces[kind].set(name, piece)
    } else return kind === 'start' || kind === 'end'
    return true
  }

  /** `<A>` becomes its piece, with what stands before, between and after the pieces. */
  applied(source: string): string {
    const { tag, inter, post, pre } = this.#pieces
    const parts = { inter: '', post: '', pre: '' }
    let text = source
    for (const [kind, pieces] of [
      ['inter', inter],
      ['post', post],
      ['pre', pre],
    ] as const) {
      text = text.replace(/<(inter|post|pre)\s+(\w+)>/g, (whole, of: string, name: string) => {
        if (of !== kind) return whole
        parts[kind] = pieces.get(name) ?? ''
        return ''
      })
    }
    text = this.#joined(text, tag, parts)
    for (let round = 0; round < 5 && /<\w+>/.test(text); round++) {
      text = text.replace(/<(\w+)>/g, (whole, name: string) => tag.get(name) ?? whole)
    }
    return text
  }

  /** Between two tags that stand side by side comes `inter`, after each `post`, before each `pre`. */
  #joined(
    text: string,
    tag: Map<string, string>,
    { inter, post, pre }: { inter: string; post: string; pre: string },
  ): string {
    return text.replace(/(?:<(\w+)>)+/g, (run) =>
      Array.from(run.matchAll(/<(\w+)>/g), ([whole, name = '']) => {
        const piece = tag.get(name)
        return piece === undefined ? whole : `${pre}${piece}${post}`
      }).join(inter),
    )
  }
}
