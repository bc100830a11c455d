import { both, saying } from '../mails.ts'

const hide = (style: string, said: string) => both(`<div style="${style}">${said}</div>`)
const long = 'and here is more of what nobody shall see '.repeat(8)

export const hidden = {
  HIDDEN_BLOCK: hide('display:none', long),
  TINY_FONT: hide('font-size:1px', long),
  TINY_FONT_TAG: both(`<font size="-3">${long}</font>`),
  WHITE_TEXT: both(`<font color="#ffffff">${long}</font>`),
  SAME_COLOUR_TEXT: hide('color:#336699;background:#336699', long),
  ZERO_WIDTH_IN_WORDS: saying('mi\u200bnu\u200btes of the mee\u200bting'),
  SOFT_HYPHENS_MANY: saying('mi\u00adnutes '.repeat(20)),
  MIXED_SCRIPT_WORDS: saying('mіnutes of the mееtіng dаy'),
  STYLED_LETTERS: saying('𝐌𝐢𝐧𝐮𝐭𝐞𝐬'),
  BIDI_OVERRIDE: saying('minutes \u202esetunim'),
  GAPPY_TEXT: saying('m i n u t e s of Monday'),
  OBFU_DRUG: saying('Buy v1@gra'),
  OBFU_WORD: saying('A m0rtgage'),
  HTML_COMMENT_SPLIT: both('<p>min<!-- x -->utes</p>'),
  HTML_TAG_SPLIT: both('<p>min<kqz>utes of the mee<kqz>ting</p>'),
  ENTITY_LETTERS: both('<p>&#109;&#105;&#110;&#117;&#116;&#101;&#115;</p>'),
  UNESCAPE_SCRIPT: both('<script>document.write(unescape("%4d"))</script>'),
  HASH_BUSTER: saying('\nqkxvbwtrplm\n'),
  CONSONANT_WORDS: saying('the xkcvbnmt and qwrtzpsd and bcdfghjk of Monday'),
  EXCLAMATIONS_MANY: saying('Minutes! Here! They! Are! All! Of! Them!'),
  EXCLAMATION_ROWS: saying('Minutes!!!'),
  SIGNS_FOR_LINES: saying('*'.repeat(40)),
  CAPS_SENTENCE: saying('THESE ARE THE MINUTES OF THE MEETING ON MONDAY'),
}
