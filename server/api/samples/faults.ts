import type { Sample } from './sample.ts'

export const faults: Sample = {
  name: 'faults',
  title: { en: 'A mail with faults', es: 'Un correo con fallos' },
  about: {
    en: 'A name that was not filled in, no text part, a picture without words, a plain http link.',
    es: 'Un nombre sin rellenar, sin parte de texto, una imagen sin descripción y un enlace http.',
  },
  mails: [
    {
      from: 'noreply@staging.beanworks.example',
      to: 'ada@customer.example',
      subject: 'Hi {{first_name}}, you left something behind!!!',
      html: '<html><body><font color="red" size="6">Hi {{first_name}}, your basket is waiting</font><img src="http://cdn.beanworks.example/basket.jpg"><p><a href="http://beanworks.example/basket">click here</a> or visit <a href="https://beanworks.example.evil.example/pay">https://beanworks.example/pay</a></p></body></html>',
    },
  ],
}
