import type { Sample } from './sample.ts'

const page = (lang: string, body: string) =>
  `<!doctype html><html lang="${lang}" dir="rtl"><head><meta charset="utf-8"></head><body style="font-family:sans-serif;max-width:560px;margin:0 auto;padding:24px;line-height:1.7">${body}</body></html>`

export const rightToLeft: Sample = {
  name: 'right-to-left',
  title: { en: 'Right to left', es: 'De derecha a izquierda' },
  about: {
    en: 'Arabic and Hebrew, in names, subject and text.',
    es: 'Árabe y hebreo en nombres, asunto y texto.',
  },
  mails: [
    {
      from: 'בינוורקס <orders@beanworks.example>',
      to: 'נועה <noa@customer.example>',
      subject: 'ההזמנה שלך 20419 בדרך',
      text: 'שלום נועה,\n\nההזמנה שלך נשלחה ותגיע ביום חמישי (DHL 4711).\n',
      html: page(
        'he',
        '<h1>שלום נועה</h1><p>ההזמנה שלך נשלחה ותגיע ביום <b>חמישי</b> (DHL 4711).</p>',
      ),
    },
    {
      from: 'متجر البن <orders@beanworks.example>',
      to: 'ليلى <layla@customer.example>',
      subject: 'تم شحن طلبك رقم 20418',
      text: 'مرحبا ليلى،\n\nتم شحن طلبك وسيصل يوم الخميس.\n',
      html: page('ar', '<h1>مرحبا ليلى</h1><p>تم شحن طلبك وسيصل يوم <b>الخميس</b>.</p>'),
    },
  ],
}
