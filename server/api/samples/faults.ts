import type { Sample } from './sample.ts'

const html = `<html><body>
<table width="900"><tr><td><font color="red" size="6">Hi {{first_name}}, your basket is waiting</font></td></tr>
<tr><td><img src="http://cdn.beanworks.example/basket.jpg" width="900" height="160"></td></tr>
<tr><td style="color:#bbbbbb;font-size:10px">Only today: %DISCOUNT% % off, dear [[customer.name]]</td></tr>
<tr><td><a href="http://beanworks.example/basket">click here</a> or visit <a href="https://beanworks.example.evil.example/pay">https://beanworks.example/pay</a>
<p><a href="#">Unsubscribe</a> <a href="http://localhost:3000/basket?debug=1">Open it</a></td></tr></table>
<script>document.title = 'It ran'</script>
</body></html>`

export const faults: Sample = {
  name: 'faults',
  title: { en: 'A mail with faults', es: 'Un correo con fallos' },
  about: {
    en: 'A name that was not filled in, no text part, a picture without words, plain http, too wide.',
    es: 'Un nombre sin rellenar, sin parte de texto, una imagen sin descripción, http y demasiado ancho.',
  },
  mails: () => [
    {
      from: 'noreply@staging.beanworks.example',
      to: 'ada@customer.example',
      subject: 'Hi {{first_name}}, you left something behind!!!',
      html,
    },
  ],
}
