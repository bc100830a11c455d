import type { Text, ZonePublication } from '../../server/types.ts'
import { planned } from '../shell/texts.ts'

/** What the page of planned zones says. */
export const texts = {
  title: planned,
  about: {
    en: 'Records that are not published yet. Verdicts show how mail would fare with them.',
    es: 'Registros que aún no están publicados. Los veredictos muestran cómo le iría al correo con ellos.',
  },
  none: { en: 'No planned zone yet', es: 'Aún no hay ninguna zona prevista' },
  noneText: {
    en: 'Add the domain that your mail is from: say where it will be sent from, make a DKIM key, plan SPF and DMARC.',
    es: 'Añade el dominio de tu correo: indica desde dónde se enviará, crea una clave DKIM y prevé SPF y DMARC.',
  },
  nothingOpen: { en: 'Choose a domain', es: 'Elige un dominio' },
  domain: { en: 'Domain', es: 'Dominio' },
  add: { en: 'Add', es: 'Añadir' },
  records: { en: 'Records', es: 'Registros' },
  count: (n: number): Text => ({
    en: n === 1 ? '1 record' : `${n} records`,
    es: n === 1 ? '1 registro' : `${n} registros`,
  }),
  sending: { en: 'Sent from', es: 'Se envía desde' },
  sendingHint: {
    en: 'Addresses, or include: and the SPF name of a relay.',
    es: 'Direcciones, o include: y el nombre SPF de un relay.',
  },
  removeSource: (source: string): Text => ({ en: `Remove ${source}`, es: `Quitar ${source}` }),
  name: { en: 'Name', es: 'Nombre' },
  type: { en: 'Type', es: 'Tipo' },
  ttl: { en: 'TTL', es: 'TTL' },
  value: { en: 'Value', es: 'Valor' },
  state: { en: 'In DNS', es: 'En el DNS' },
  edit: (name: string): Text => ({ en: `Edit ${name}`, es: `Editar ${name}` }),
  remove: (name: string): Text => ({ en: `Delete ${name}`, es: `Eliminar ${name}` }),
  addRecord: { en: 'Add record', es: 'Añadir registro' },
  noRecords: { en: 'No records are planned.', es: 'No hay registros previstos.' },
  keys: { en: 'DKIM keys', es: 'Claves DKIM' },
  keysText: {
    en: 'The record is planned above; the private half is for the program that signs.',
    es: 'El registro queda previsto arriba; la mitad privada es para el programa que firma.',
  },
  selector: { en: 'Selector', es: 'Selector' },
  kind: { en: 'Kind', es: 'Tipo de clave' },
  makeKey: { en: 'Make key', es: 'Crear clave' },
  privateKey: { en: 'Private key', es: 'Clave privada' },
  deleteSure: { en: 'Delete for good', es: 'Eliminar definitivamente' },
  deleteZone: { en: 'Delete zone', es: 'Eliminar zona' },
  deleted: (domain: string): Text => ({
    en: `The planned zone of ${domain} is deleted`,
    es: `Se eliminó la zona prevista de ${domain}`,
  }),
  restored: (domain: string): Text => ({
    en: `The records of ${domain} are back`,
    es: `Los registros de ${domain} están de vuelta`,
  }),
  saved: { en: 'Saved', es: 'Guardado' },
  import: { en: 'Import', es: 'Importar' },
  importTitle: { en: 'Import zone text', es: 'Importar texto de zona' },
  importText: {
    en: 'As BIND and most DNS providers write it. Records of the same name and type are replaced.',
    es: 'Como lo escriben BIND y la mayoría de proveedores DNS. Se reemplazan los registros del mismo nombre y tipo.',
  },
  replace: { en: 'Replace all records', es: 'Reemplazar todos los registros' },
  imported: (n: number): Text => ({
    en: n === 1 ? '1 record imported' : `${n} records imported`,
    es: n === 1 ? '1 registro importado' : `${n} registros importados`,
  }),
  file: { en: 'From a file', es: 'Desde un archivo' },
  zoneText: { en: 'Zone text', es: 'Texto de zona' },
  noDns: {
    en: 'No DNS server answers, so nobody knows what is published.',
    es: 'Ningún servidor DNS responde, así que no se sabe qué está publicado.',
  },
} satisfies Record<string, Text | ((...given: never[]) => Text)>

export const states: Record<ZonePublication['records'][number]['state'], Text> = {
  published: { en: 'published', es: 'publicado' },
  different: { en: 'different', es: 'distinto' },
  missing: { en: 'missing', es: 'falta' },
  unknown: { en: 'not known', es: 'no se sabe' },
}

export const kinds = [
  { id: 'rsa 2048', algorithm: 'rsa', bits: 2048, name: 'RSA 2048' },
  { id: 'rsa 4096', algorithm: 'rsa', bits: 4096, name: 'RSA 4096' },
  { id: 'ed25519', algorithm: 'ed25519', bits: undefined, name: 'Ed25519' },
] as const
