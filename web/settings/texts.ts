import type { RecipientRule, SettingGroup, SettingInfo, Text } from '../../server/types.ts'
import { number } from '../ui/format.ts'

export const title: Text = { en: 'Settings', es: 'Ajustes' }

export const general: Text = { en: 'General', es: 'General' }
export const release: Text = { en: 'Release', es: 'Entrega' }

export const look: Text = { en: 'Appearance', es: 'Apariencia' }
export const language: Text = { en: 'Language', es: 'Idioma' }
export const theme: Text = { en: 'Theme', es: 'Tema' }
export const density: Text = { en: 'Rows', es: 'Filas' }
export const auto: Text = { en: 'As the system', es: 'Como el sistema' }
export const light: Text = { en: 'Light', es: 'Claro' }
export const dark: Text = { en: 'Dark', es: 'Oscuro' }
export const comfortable: Text = { en: 'Comfortable', es: 'Amplias' }
export const compact: Text = { en: 'Compact', es: 'Compactas' }
/** Each language by its own name. */
export const languageNames = { en: 'English', es: 'Español' } as const

export const inboxes: Text = { en: 'Inboxes', es: 'Buzones' }
export const inboxesText: Text = {
  en: 'Mail goes to the inbox whose user sent it, else to the first one whose rule matches a recipient, else to the default.',
  es: 'El correo va al buzón cuyo usuario lo envió; si no, al primero cuya regla coincida con un destinatario; si no, al predeterminado.',
}
export const newInbox: Text = { en: 'New inbox', es: 'Nuevo buzón' }
export const name: Text = { en: 'Name', es: 'Nombre' }
export const create: Text = { en: 'Create', es: 'Crear' }
export const created = (inbox: string): Text => ({
  en: `Inbox “${inbox}” created`,
  es: `Buzón «${inbox}» creado`,
})
export const isDefault: Text = { en: 'default', es: 'predeterminado' }
export const byUser: Text = { en: 'opened by its user', es: 'abierto por su usuario' }
export const contents = (n: number): Text => ({
  en: n === 1 ? '1 message' : `${number(n)} messages`,
  es: n === 1 ? '1 mensaje' : `${number(n)} mensajes`,
})
export const user: Text = { en: 'SMTP user', es: 'Usuario SMTP' }
export const password: Text = { en: 'Password', es: 'Contraseña' }
export const resetPassword: Text = { en: 'Make a new one', es: 'Generar otra' }
export const resetSure: Text = {
  en: 'The old one stops working',
  es: 'La anterior dejará de valer',
}
export const passwordReset: Text = { en: 'New password made', es: 'Nueva contraseña generada' }
export const saved: Text = { en: 'Saved', es: 'Guardado' }

export const rules: Text = { en: 'Recipient rules', es: 'Reglas de destinatario' }
export const rulesText: Text = {
  en: 'Also takes mail for these recipients.',
  es: 'Recibe también el correo para estos destinatarios.',
}
export const ruleKinds: Record<RecipientRule['kind'], Text> = {
  address: { en: 'Address', es: 'Dirección' },
  domain: { en: 'Domain', es: 'Dominio' },
  tag: { en: '+tag', es: '+etiqueta' },
}
export const ruleExamples: Record<RecipientRule['kind'], string> = {
  address: 'orders@example.test',
  domain: 'example.test',
  tag: 'shop',
}
export const ruleKind: Text = { en: 'Kind of rule', es: 'Tipo de regla' }
export const ruleValue: Text = { en: 'Recipient', es: 'Destinatario' }
export const addRule: Text = { en: 'Add', es: 'Añadir' }
export const removeRule = (value: string): Text => ({
  en: `Remove the rule ${value}`,
  es: `Quitar la regla ${value}`,
})

export const openInbox: Text = { en: 'Show its mail', es: 'Ver su correo' }

export const keep: Text = { en: 'Keep', es: 'Conservar' }
export const keepMessages: Text = { en: 'Newest messages', es: 'Mensajes más recientes' }
export const keepDays: Text = { en: 'Days', es: 'Días' }
export const keepSize: Text = { en: 'Size', es: 'Tamaño' }
export const sizeUnit: Text = { en: 'Unit of the size', es: 'Unidad del tamaño' }
export const noLimit: Text = { en: 'no limit', es: 'sin límite' }

export const deleteInbox: Text = { en: 'Delete inbox', es: 'Eliminar buzón' }
export const deleteSure = (n: number): Text => ({
  en:
    n === 0
      ? 'Really delete'
      : `Delete with ${n === 1 ? '1 message' : `${number(n)} messages`}, for good`,
  es:
    n === 0
      ? 'Eliminar de verdad'
      : `Eliminar con ${n === 1 ? '1 mensaje' : `${number(n)} mensajes`}, para siempre`,
})
export const inboxDeleted = (inbox: string): Text => ({
  en: `Inbox “${inbox}” deleted`,
  es: `Buzón «${inbox}» eliminado`,
})

export const server: Text = { en: 'Server', es: 'Servidor' }
export const serverText: Text = {
  en: 'In force now. They are changed by flag, environment or file, and a restart.',
  es: 'En vigor ahora. Se cambian por opción, entorno o archivo, y reiniciando.',
}
export const filterSettings: Text = { en: 'Filter settings', es: 'Filtrar ajustes' }
export const onlyChanged: Text = { en: 'Only what was set', es: 'Solo lo que se fijó' }
export const settingsShown = (n: number, of: number): Text => ({
  en: `${number(n)} of ${number(of)}`,
  es: `${number(n)} de ${number(of)}`,
})
export const noSetting: Text = { en: 'No setting matches.', es: 'Ningún ajuste coincide.' }
export const notSet: Text = { en: 'not set', es: 'sin fijar' }
export const groups: Record<SettingGroup, Text> = {
  smtp: { en: 'SMTP', es: 'SMTP' },
  access: { en: 'Access', es: 'Acceso' },
  data: { en: 'Data', es: 'Datos' },
  checks: { en: 'Checks', es: 'Comprobaciones' },
  release: { en: 'Release', es: 'Entrega' },
  run: { en: 'Log and configuration', es: 'Registro y configuración' },
}
export const groupNotes: Partial<Record<SettingGroup, Text>> = {
  access: {
    en: 'They decide who reaches Mailproof and what it may fetch. So they cannot be changed from a browser, only by who starts the server.',
    es: 'Deciden quién llega a Mailproof y qué puede descargar. Por eso no se cambian desde un navegador: solo quien inicia el servidor.',
  },
  data: {
    en: 'How much is kept holds for inboxes that have no limit of their own, above.',
    es: 'Cuánto se conserva vale para los buzones sin un límite propio, arriba.',
  },
}
export const ways: Record<'flag' | 'environment' | 'file', Text> = {
  flag: { en: 'Flag', es: 'Opción' },
  environment: { en: 'Environment', es: 'Entorno' },
  file: { en: 'In the file', es: 'En el archivo' },
}
export const copyWay = (text: string): Text => ({ en: `Copy ${text}`, es: `Copiar ${text}` })
export const sources: Record<SettingInfo['source'], Text> = {
  default: { en: 'default', es: 'predeterminado' },
  file: { en: 'file', es: 'archivo' },
  environment: { en: 'environment', es: 'entorno' },
  flag: { en: 'flag', es: 'opción' },
}
export const warnings: Text = { en: 'Warnings', es: 'Avisos' }
export const version = (number: string): Text => ({
  en: `Mailproof ${number}`,
  es: `Mailproof ${number}`,
})
export const apiDocs: Text = { en: 'API documentation', es: 'Documentación de la API' }
export const spamThreshold: Text = { en: 'Spam threshold', es: 'Umbral de spam' }
export const spamThresholdHint: Text = {
  en: 'Points from which on a message counts as spam; 5 is usual.',
  es: 'Puntos a partir de los que un mensaje cuenta como spam; lo habitual es 5.',
}
export const spamThresholdWrong: Text = {
  en: 'Write a number from 0.1 to 1000.',
  es: 'Escribe un número de 0,1 a 1000.',
}
