import type { RecipientRule, SettingInfo, Text } from '../../server/types.ts'
import { number } from '../ui/format.ts'

export const title: Text = { en: 'Settings', es: 'Ajustes' }

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
export const setting: Text = { en: 'Setting', es: 'Ajuste' }
export const value: Text = { en: 'Value', es: 'Valor' }
export const source: Text = { en: 'From', es: 'Origen' }
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
