import type { Sample } from './sample.ts'

/** Right-to-left text, names and subject. */
export const rightToLeft: Sample = {
  name: 'right-to-left',
  mail: {
    from: 'متجر البن <orders@beanworks.example>',
    to: 'ليلى <layla@customer.example>',
    subject: 'تم شحن طلبك رقم 20418',
    text: 'مرحبا ليلى،\n\nتم شحن طلبك وسيصل يوم الخميس.\n',
    html: '<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"></head><body><h1>مرحبا ليلى</h1><p>تم شحن طلبك وسيصل يوم <b>الخميس</b>.</p></body></html>',
  },
}
