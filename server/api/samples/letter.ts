/** The paper that the samples of one shop are written on. */
export interface Letter {
  title: string
  /** HTML of the middle. */
  body: string
  /** What a mail program shows beside the subject. */
  preheader?: string
  /** Further CSS. */
  style?: string
  /** Further HTML of the head. */
  head?: string
  footer?: string
  language?: string
  rightToLeft?: boolean
  /** Beside the name of the shop. */
  motto?: string
}

const narrow = `@media (max-width: 480px) { .sheet { width: 100% !important } .room { padding-left: 20px !important; padding-right: 20px !important } }`
const table = 'role="presentation" cellpadding="0" cellspacing="0"'
const serif = `font-family:Georgia,'Times New Roman',serif`

export function letter(written: Letter): string {
  const { title, body, preheader = '', style = '', head = '', language = 'en' } = written
  const { motto = 'Coffee roasters', rightToLeft = false } = written
  const {
    footer = 'Beanworks, 4 Harbour Lane. You get this because you have an account with us.',
  } = written
  const end = rightToLeft ? 'left' : 'right'
  return `<!doctype html>
<html lang="${language}" dir="${rightToLeft ? 'rtl' : 'ltr'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">${head}<title>${title}</title>
<style>${narrow}${style}</style></head>
<body class="ground" style="margin:0;background:#f4f1ea;${serif};color:#2d2a26">
<div style="display:none;max-height:0;overflow:hidden">${preheader}</div>
<table ${table} width="100%"><tr><td align="center" style="padding:24px 12px">
<table ${table} class="sheet" width="560" style="width:560px;background:#ffffff;border-radius:10px">
<tr><td class="room line" style="padding:18px 36px;border-bottom:1px solid #eae5da"><table ${table} width="100%"><tr>
<td class="brand" style="font-size:14px;letter-spacing:.14em;color:#0f5f4c"><b>BEANWORKS</b></td>
<td class="quiet" align="${end}" style="font-size:12px;color:#6b655b">${motto}</td></tr></table></td></tr>
<tr><td class="room" style="padding:28px 36px 30px">
<h1 style="margin:0 0 14px;font-size:26px;line-height:1.25;font-weight:normal">${title}</h1>
<div style="font-size:16px;line-height:1.6">${body}</div></td></tr>
<tr><td class="room line quiet" style="padding:16px 36px 20px;border-top:1px solid #eae5da;font-size:12px;line-height:1.5;color:#6b655b">
${footer}</td></tr>
</table></td></tr></table></body></html>`
}

export const button = (text: string, url: string) =>
  `<p style="margin:24px 0 4px"><a class="button" href="${url}" style="display:inline-block;padding:13px 24px;border-radius:7px;background:#0f5f4c;color:#ffffff;text-decoration:none">${text}</a></p>`

export const paragraph = (text: string) => `<p style="margin:0 0 12px">${text}</p>`

/** Rows of what and how much; the last one counts. */
export function bill(rows: readonly (readonly [what: string, price: string])[], end = 'right') {
  const line = 'padding:9px 0;border-top:1px solid #eae5da'
  const cells = rows.map(([what, price], index) => {
    const [open, close] = index === rows.length - 1 ? ['<b>', '</b>'] : ['', '']
    return `<tr><td class="line" style="${line}">${open}${what}${close}</td><td class="line" align="${end}" style="${line};white-space:nowrap">${open}${price}${close}</td></tr>`
  })
  return `<table ${table} width="100%" style="margin:18px 0 0;font-size:15px">${cells.join('')}</table>`
}

export const shop = 'Beanworks <orders@beanworks.example>'
export const ada = 'Ada Marsh <ada@customer.example>'
