/** The paper that the samples of one shop are written on. */
export interface Letter {
  title: string
  /** HTML of the middle. */
  body: string
  /** What a mail program shows beside the subject. */
  preheader?: string
  /** Further CSS. */
  style?: string
  footer?: string
}

export function letter({ title, body, preheader = '', style = '', footer }: Letter): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>@media (max-width: 480px) { .sheet { width: 100% !important } .room { padding: 20px !important } }${style}</style></head>
<body style="margin:0;background:#f4f1ea;font-family:Georgia,'Times New Roman',serif;color:#2d2a26">
<div style="display:none;max-height:0;overflow:hidden">${preheader}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" class="sheet" width="560" cellpadding="0" cellspacing="0" style="background:#ffffff;border-radius:8px">
<tr><td class="room" style="padding:28px 36px">
<p style="margin:0 0 20px;font-size:14px;letter-spacing:.08em;color:#0f5f4c">BEANWORKS</p>
<h1 style="margin:0 0 14px;font-size:24px;line-height:1.25">${title}</h1>
<div style="font-size:15px;line-height:1.6">${body}</div></td></tr>
<tr><td class="room" style="padding:14px 36px 24px;border-top:1px solid #eae5da;font-size:12px;color:#6b655b">
${footer ?? 'Beanworks, 4 Harbour Lane. You get this because you have an account with us.'}</td></tr>
</table></td></tr></table></body></html>`
}

export const button = (text: string, url: string) =>
  `<p style="margin:22px 0"><a href="${url}" style="display:inline-block;padding:12px 22px;border-radius:6px;background:#0f5f4c;color:#ffffff;text-decoration:none">${text}</a></p>`

export const shop = 'Beanworks <orders@beanworks.example>'
export const ada = 'Ada Marsh <ada@customer.example>'
