import type { Text } from '../types.ts'

/** A piece of what came from outside, short enough to be shown. */
function piece(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

/** What can be wrong with a record or with zone text, and how to mend it. */
export const mistakes = {
  server: (server: string): Text => ({
    en: `“${piece(server)}” is not the address of a DNS server, such as 192.0.2.53, 192.0.2.53:5353 or [2001:db8::53]:5353.`,
    es: `«${piece(server)}» no es la dirección de un servidor DNS, como 192.0.2.53, 192.0.2.53:5353 o [2001:db8::53]:5353.`,
  }),
  name: (name: string): Text => ({
    en: `“${piece(name)}” is not a DNS name: labels of 1 to 63 letters, digits, hyphens and underscores, with dots between them.`,
    es: `«${piece(name)}» no es un nombre de DNS: etiquetas de 1 a 63 letras, cifras, guiones y guiones bajos, con puntos entre ellas.`,
  }),
  outside: (name: string, domain: string): Text => ({
    en: `${piece(name)} does not lie in ${domain}. Give it to the zone of its own domain; a name without the last dot is taken as below ${domain}.`,
    es: `${piece(name)} no está en ${domain}. Ponlo en la zona de su propio dominio; un nombre sin el punto final se toma como parte de ${domain}.`,
  }),
  type: (type: string): Text => ({
    en: `Records of type ${piece(type)} are not kept here. Known are A, AAAA, CNAME, MX, PTR, TXT, NS, SOA, SRV and CAA.`,
    es: `Aquí no se guardan registros de tipo ${piece(type)}. Se conocen A, AAAA, CNAME, MX, PTR, TXT, NS, SOA, SRV y CAA.`,
  }),
  spfType: (): Text => ({
    en: 'The record type SPF is gone since RFC 7208: nobody asks for it. Publish the same text as a TXT record.',
    es: 'El tipo de registro SPF desapareció con el RFC 7208: nadie lo consulta. Publica el mismo texto como registro TXT.',
  }),
  ttl: (ttl: string): Text => ({
    en: `“${piece(ttl)}” is not a TTL: a whole number of seconds from 0 to 2147483647.`,
    es: `«${piece(ttl)}» no es un TTL: un número entero de segundos entre 0 y 2147483647.`,
  }),
  address4: (value: string): Text => ({
    en: `“${piece(value)}” is not an IPv4 address such as 203.0.113.5.`,
    es: `«${piece(value)}» no es una dirección IPv4 como 203.0.113.5.`,
  }),
  address6: (value: string): Text => ({
    en: `“${piece(value)}” is not an IPv6 address such as 2001:db8::5.`,
    es: `«${piece(value)}» no es una dirección IPv6 como 2001:db8::5.`,
  }),
  target: (type: string, value: string): Text => ({
    en: `${type} leads to a name such as mail.example.com; “${piece(value)}” is none.`,
    es: `${type} lleva a un nombre como mail.example.com; «${piece(value)}» no lo es.`,
  }),
  mx: (value: string): Text => ({
    en: `“${piece(value)}” is not an MX: a number up to 65535 and a name, as in “10 mail.example.com”; “0 .” says that the domain takes no mail.`,
    es: `«${piece(value)}» no es un MX: un número hasta 65535 y un nombre, como en «10 mail.example.com»; «0 .» dice que el dominio no recibe correo.`,
  }),
  shape: (type: string, value: string): Text => ({
    en: `“${piece(value)}” is not what a ${type} record holds.`,
    es: `«${piece(value)}» no es el contenido de un registro ${type}.`,
  }),
  long: (bytes: number, most: number): Text => ({
    en: `The text has ${bytes} bytes; at most ${most} are kept. Shorten it.`,
    es: `El texto tiene ${bytes} bytes; se guardan como máximo ${most}. Acórtalo.`,
  }),
  character: (character: string): Text => ({
    en: `The text has the character “${character}”, which DNS records do not hold. Curly quotes and long dashes of a word processor are the usual cause: type plain ones.`,
    es: `El texto tiene el carácter «${character}», que no cabe en un registro de DNS. Suelen ser las comillas curvas y rayas largas de un procesador de textos: escribe las simples.`,
  }),
  tooLarge: (mega: number): Text => ({
    en: `The text is larger than ${mega} MB. Import the records for mail only.`,
    es: `El texto pasa de ${mega} MB. Importa solo los registros del correo.`,
  }),
  tooMany: (most: number): Text => ({
    en: `There are more than ${most} records. Import those for mail only.`,
    es: `Hay más de ${most} registros. Importa solo los del correo.`,
  }),
  quote: (): Text => ({
    en: 'A quotation mark is not closed on this line.',
    es: 'En esta línea hay unas comillas sin cerrar.',
  }),
  open: (): Text => ({
    en: 'The parenthesis that opens here is never closed.',
    es: 'El paréntesis que se abre aquí no se cierra.',
  }),
  closed: (): Text => ({
    en: 'There is a closing parenthesis that was never opened.',
    es: 'Hay un paréntesis de cierre que nunca se abrió.',
  }),
  escape: (): Text => ({
    en: 'After a backslash comes a character, or three digits up to 255.',
    es: 'Tras una barra invertida va un carácter, o tres cifras hasta 255.',
  }),
  directive: (name: string): Text => ({
    en: `${piece(name)} is not followed here. Write out the records that it stands for.`,
    es: `${piece(name)} no se sigue aquí. Escribe los registros que representa.`,
  }),
  origin: (): Text => ({
    en: '$ORIGIN takes one name.',
    es: '$ORIGIN lleva un nombre.',
  }),
  owner: (): Text => ({
    en: 'The line begins with a blank, and no record comes before it whose name it could repeat.',
    es: 'La línea empieza con un espacio y no hay antes un registro cuyo nombre pueda repetir.',
  }),
  class: (name: string): Text => ({
    en: `Records of class ${piece(name)} are not kept here, only those of IN.`,
    es: `Aquí no se guardan registros de clase ${piece(name)}, solo los de IN.`,
  }),
  noDot: (name: string, read: string): Text => ({
    en: `“${piece(name)}” has no dot at its end: in zone text that means ${piece(read)}. Write “${piece(name)}.”, or “@” for the domain itself.`,
    es: `«${piece(name)}» no termina en punto: en el texto de una zona eso significa ${piece(read)}. Escribe «${piece(name)}.», o «@» para el propio dominio.`,
  }),
  beside: (name: string): Text => ({
    en: `${piece(name)} has a CNAME, and a name with a CNAME has no other record (RFC 1034 §3.6.2). Keep one of the two.`,
    es: `${piece(name)} tiene un CNAME, y un nombre con CNAME no tiene ningún otro registro (RFC 1034 §3.6.2). Deja uno de los dos.`,
  }),
  missingType: (): Text => ({
    en: 'The line has no record type, such as A, MX or TXT.',
    es: 'La línea no tiene tipo de registro, como A, MX o TXT.',
  }),
  missingValue: (type: string): Text => ({
    en: `The ${type} record has no value.`,
    es: `El registro ${type} no tiene valor.`,
  }),
  unquoted: (): Text => ({
    en: 'Write the text of a TXT record in quotation marks: without them blanks are lost, and what follows a semicolon is.',
    es: 'Escribe el texto de un registro TXT entre comillas: sin ellas se pierden los espacios, y lo que sigue a un punto y coma.',
  }),
}
