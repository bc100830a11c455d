import { bill, button, letter, paragraph } from './letter.ts'
import type { Sample } from './sample.ts'

const hebrew = letter({
  language: 'he',
  rightToLeft: true,
  title: 'שלום נועה, ההזמנה בדרך',
  motto: 'הזמנה 20419',
  preheader: 'היא תגיע ביום חמישי.',
  body: `${paragraph('ההזמנה שלך נשלחה ותגיע ביום <b>חמישי</b> (DHL 4711).')}
${bill(
  [
    ['קפה פילטר, 1 ק״ג', '₪ 72.00'],
    ['משלוח', '₪ 15.00'],
    ['סך הכול', '₪ 87.00'],
  ],
  'left',
)}
${button('מעקב אחר ההזמנה', 'https://beanworks.example/he/orders/20419')}`,
  footer: 'Beanworks, 4 Harbour Lane. קיבלת הודעה זו כי יש לך חשבון אצלנו.',
})

const arabic = letter({
  language: 'ar',
  rightToLeft: true,
  title: 'مرحبا ليلى، تم شحن طلبك',
  motto: 'الطلب 20418',
  preheader: 'سيصل يوم الخميس.',
  body: `${paragraph('تم شحن طلبك وسيصل يوم <b>الخميس</b> (DHL 4712).')}
${bill(
  [
    ['قهوة مقطرة، 1 كغ', '‏75.00 د.إ.'],
    ['التوصيل', '‏15.00 د.إ.'],
    ['المجموع', '‏90.00 د.إ.'],
  ],
  'left',
)}
${button('تتبع الطلب', 'https://beanworks.example/ar/orders/20418')}`,
  footer: 'Beanworks, 4 Harbour Lane. وصلتك هذه الرسالة لأن لديك حسابا عندنا.',
})

export const rightToLeft: Sample = {
  name: 'right-to-left',
  title: { en: 'Right to left', es: 'De derecha a izquierda' },
  about: {
    en: 'Arabic and Hebrew, in names, subject and text, with numbers and Latin words between.',
    es: 'Árabe y hebreo en nombres, asunto y texto, con cifras y palabras latinas en medio.',
  },
  mails: () => [
    {
      from: 'בינוורקס <orders@beanworks.example>',
      to: 'נועה <noa@customer.example>',
      subject: 'ההזמנה שלך 20419 בדרך',
      text: 'שלום נועה,\n\nההזמנה שלך נשלחה ותגיע ביום חמישי (DHL 4711).\n',
      html: hebrew,
    },
    {
      from: 'متجر البن <orders@beanworks.example>',
      to: 'ليلى <layla@customer.example>',
      subject: 'تم شحن طلبك رقم 20418',
      text: 'مرحبا ليلى،\n\nتم شحن طلبك وسيصل يوم الخميس (DHL 4712).\n',
      html: arabic,
    },
  ],
}
