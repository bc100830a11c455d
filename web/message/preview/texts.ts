import type { Text } from '../../../server/types.ts'

/** What the preview says of how a mail is looked at. */
export const texts = {
  widthPhone: { en: 'Preview as on a phone', es: 'Vista previa como en un teléfono' },
  widthTablet: { en: 'Preview as on a tablet', es: 'Vista previa como en una tableta' },
  widthFit: { en: 'Preview as wide as there is room', es: 'Vista previa a todo el ancho' },
  widthExact: { en: 'Exact width…', es: 'Anchura exacta…' },
  widthPixels: { en: 'Width in pixels', es: 'Anchura en píxeles' },
  widthAllowed: (from: number, to: number): Text => ({
    en: `A number from ${from} to ${to}`,
    es: `Un número de ${from} a ${to}`,
  }),
  apply: { en: 'Apply', es: 'Aplicar' },

  light: { en: 'Light', es: 'Claro' },
  dark: { en: 'Dark', es: 'Oscuro' },
  forced: { en: 'Forced', es: 'Forzado' },
  lightWhat: {
    en: 'Light: as a mail program in light mode',
    es: 'Claro: como un programa de correo en modo claro',
  },
  darkWhat: {
    en: 'Dark: as a program that leaves dark mode to the mail, such as Apple Mail',
    es: 'Oscuro: como un programa que deja el modo oscuro al correo, como Apple Mail',
  },
  forcedWhat: {
    en: 'Forced dark: as a program that recolours mail itself, such as Gmail on iOS or Outlook on Windows',
    es: 'Oscuro forzado: como un programa que recolorea el correo, como Gmail en iOS u Outlook en Windows',
  },
  showLight: { en: 'Preview in light colours', es: 'Vista previa en colores claros' },
  showDark: { en: 'Preview in dark colours', es: 'Vista previa en colores oscuros' },
  showForced: { en: 'Preview in forced dark', es: 'Vista previa en oscuro forzado' },

  images: { en: 'Images', es: 'Imágenes' },
  hideImages: { en: 'Hide images', es: 'Ocultar las imágenes' },
  showImages: { en: 'Show images', es: 'Mostrar las imágenes' },

  zoom: { en: 'Zoom', es: 'Zoom' },
  zoomTo: (n: number): Text => ({ en: `Zoom ${n} %`, es: `Zoom ${n} %` }),
  zoomFit: { en: 'Zoom to fit', es: 'Ajustar el zoom' },
  zoomFitShort: { en: 'Fit', es: 'Ajustar' },
  zoomIn: { en: 'Zoom in', es: 'Acercar' },
  zoomOut: { en: 'Zoom out', es: 'Alejar' },
  zoomNone: { en: 'Zoom 100 %', es: 'Zoom 100 %' },

  print: { en: 'Print', es: 'Imprimir' },
  printMail: { en: 'Print the message', es: 'Imprimir el mensaje' },
  printed: { en: 'The message to print', es: 'El mensaje para imprimir' },
  openAlone: { en: 'Open alone in a new tab', es: 'Abrir solo en otra pestaña' },
  more: { en: 'More ways to look at it', es: 'Más formas de verlo' },

  blocked: (n: number): Text => ({
    en: n === 1 ? '1 remote image or file blocked' : `${n} remote images and files blocked`,
    es:
      n === 1
        ? '1 imagen o archivo remoto bloqueado'
        : `${n} imágenes y archivos remotos bloqueados`,
  }),
  blockedShort: (n: number): Text => ({
    en: n === 1 ? '1 remote file blocked' : `${n} remote files blocked`,
    es: n === 1 ? '1 archivo remoto bloqueado' : `${n} archivos remotos bloqueados`,
  }),
  blockedFrom: { en: 'from', es: 'de' },
  blockedWhy: { en: 'fetching would tell the sender', es: 'descargar avisaría al remitente' },
  moreHosts: (n: number): Text => ({ en: `and ${n} more`, es: `y ${n} más` }),
  showOnce: { en: 'Show once', es: 'Mostrar una vez' },
  showAlways: { en: 'Always for this message', es: 'Siempre en este mensaje' },
  blockAgain: { en: 'Block', es: 'Bloquear' },
  showRemote: { en: 'Show remote content once', es: 'Mostrar una vez el contenido remoto' },
  alwaysRemote: {
    en: 'Always show remote content of this message',
    es: 'Mostrar siempre el contenido remoto de este mensaje',
  },
  blockRemote: { en: 'Block remote content', es: 'Bloquear el contenido remoto' },

  loading: (n: number): Text => ({
    en: n === 1 ? '1 loading' : `${n} loading`,
    es: n === 1 ? '1 en camino' : `${n} en camino`,
  }),
  loaded: (n: number): Text => ({
    en: `${n} loaded`,
    es: n === 1 ? '1 cargado' : `${n} cargados`,
  }),
  refused: (n: number, reason: string): Text => ({
    en: `${n} refused: ${reason}`,
    es: `${n} ${n === 1 ? 'rechazado' : 'rechazados'}: ${reason}`,
  }),
  failed: (n: number, reason: string): Text => ({
    en: `${n} failed: ${reason}`,
    es: `${n} ${n === 1 ? 'fallido' : 'fallidos'}: ${reason}`,
  }),
  stillBlocked: (n: number): Text => ({
    en: `${n} still blocked`,
    es: n === 1 ? '1 sigue bloqueado' : `${n} siguen bloqueados`,
  }),
  remoteShown: { en: 'Remote content', es: 'Contenido remoto' },
  details: { en: 'Details', es: 'Detalles' },
  notLoaded: { en: 'Remote content that is not shown', es: 'Contenido remoto que no se muestra' },

  linkTo: { en: 'Link to', es: 'Enlace a' },
  linkBlocked: { en: 'Blocked link', es: 'Enlace bloqueado' },
  textSays: (host: string): Text => ({ en: `The text says ${host}`, es: `El texto dice ${host}` }),
}
