/** What a language needs to make text: its commonest words in order, and syllables for the rest. */
export interface Language {
  id: string
  /** How much of all mail is written in it; the shares add up to 1. */
  share: number
  common: string[]
  syllables: string[]
  /** Between two words. */
  space: string
  greeting: string
  subjects: string[]
}

const list = (text: string) => text.split(' ')

/** LIST of languages in the generated mail. */
export const languages: Language[] = [
  {
    id: 'en',
    share: 0.5,
    common: list(
      'the to your and of you a in for is we on this order with it have from our be at that not can if or please thank account are new will was by all an here any time has more as us day password email delivery team one day link help change month price item free week address payment invoice receipt reset confirm sign code number today welcome ticket update parcel refund customer support service report meeting question answer window garden silver harbour kettle lantern',
    ),
    syllables: list(
      'an ber con den el for gar hol in jer ken lan mer nor or per quin ras sel ton un ver wil yar zen ing ed ly ment',
    ),
    space: ' ',
    greeting: 'Hello',
    subjects: ['Your order {n}', 'Invoice {n}', 'Reset your password', 'Re: ticket {n}', 'Weekly'],
  },
  {
    id: 'es',
    share: 0.2,
    common: list(
      'de la que el en y a los su para con por una no es se del las un tu pedido si más gracias como cuenta al hemos está contraseña correo envío pago factura recibo número hoy dirección bienvenido código mañana señor niño día también después artículo precio cliente ayuda enlace semana mes año información sesión jardín corazón',
    ),
    syllables: list(
      'ar ción des ello ía ma ño por qui res sal tá un ver zo mente ado ería ón lu ci',
    ),
    space: ' ',
    greeting: 'Hola',
    subjects: ['Su pedido {n}', 'Factura {n}', 'Cambio de contraseña', 'Envío {n} en camino'],
  },
  {
    id: 'de',
    share: 0.1,
    common: list(
      'die der und Sie in zu das Ihre den mit von für ist wir auf nicht ein eine im Bestellung es haben an bei Rechnung werden oder Konto Straße können Passwort Größe schön über Kunde Zahlung Lieferung heute bitte danke Übersicht Änderung Bestätigung',
    ),
    syllables: list(
      'ung ver ge be schl keit heit aus ein stra fahr lich bar gen ter wä kö mü tag werk',
    ),
    space: ' ',
    greeting: 'Guten Tag',
    subjects: ['Ihre Bestellung {n}', 'Rechnung {n}', 'Bestätigung'],
  },
  {
    id: 'pl',
    share: 0.08,
    common: list(
      'i w na się nie do to jest z że Twoje zamówienie dla konto hasło proszę dziękujemy faktura płatność Łódź źródło wiadomość już może przesyłka kod dziś święto żółty',
    ),
    syllables: list('prze nie szcz łom ość ania ów rze wy po cia dzi ska ro mi'),
    space: ' ',
    greeting: 'Dzień dobry',
    subjects: ['Zamówienie {n}', 'Faktura {n}', 'Nowe hasło'],
  },
  {
    id: 'ja',
    share: 0.07,
    common: list(
      'の に は を た が で て と し れ さ ある いる も する 注文 確認 お客様 メール 登録 発送 会員 変更 パスワード 商品 支払 請求書 住所 東京 大阪 ありがとう ございます ください 本日 明日 番号 詳細',
    ),
    syllables: list('日 本 語 学 生 電 車 山 川 田 中 国 人 会 社 カ メ ラ テ レ ビ い う え お'),
    space: '',
    greeting: 'こんにちは',
    subjects: ['ご注文の確認 {n}', '発送のお知らせ {n}', 'パスワードの変更'],
  },
  {
    id: 'ru',
    share: 0.05,
    common: list(
      'и в не на я с что а по это заказ ваш для мы спасибо пароль счёт оплата письмо адрес доставка сегодня код новый ещё',
    ),
    syllables: list('про ста ние тель ков раз при ска ло ми но ва ры'),
    space: ' ',
    greeting: 'Здравствуйте',
    subjects: ['Ваш заказ {n}', 'Счёт {n}'],
  },
]
