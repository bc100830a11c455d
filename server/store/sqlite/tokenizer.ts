const signs = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at))
  .filter((sign) => !/[A-Za-z0-9]/.test(sign))
  .join('')

/**
 * For `tokenize="…"`: splits on blanks and on nothing else. `search/words.ts` made the words;
 * SQLite's own tokenizers would cut メール, Łódź and straße in ways a query cannot foresee.
 */
export const wordTokenizer = `ascii tokenchars '${signs.replaceAll("'", "''''").replaceAll('"', '""')}'`
