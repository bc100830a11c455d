import type { FindingTexts } from '../verdict.ts'

const source = 'draft-brand-indicators-for-message-identification'
const marks = 'draft-fetch-validation-vmc-wchuang'

const askIssuer = {
  en: 'Ask the authority that issued it for another one.',
  es: 'Pide otro a la autoridad que lo emitió.',
}

/** What is said of the files of BIMI besides the picture itself. */
export const bimiFileTexts: FindingTexts = {
  bimi_logo_packing: {
    what: { en: 'The logo cannot be unpacked', es: 'El logotipo no se puede descomprimir' },
    why: {
      en: 'It begins as gzip does (.svgz), and is broken or cut off.',
      es: 'Empieza como gzip (.svgz) y está dañado o cortado.',
    },
    mend: {
      en: 'Pack it anew with gzip, or publish the SVG file as it is.',
      es: 'Comprímelo de nuevo con gzip, o publica el archivo SVG tal cual.',
    },
    source,
  },
  bimi_logo_size: {
    what: {
      en: 'The logo is larger than 256 kB: it was not read to its end',
      es: 'El logotipo supera los 256 kB: no se leyó hasta el final',
    },
    why: {
      en: 'Receivers take 32 kB at most, unpacked.',
      es: 'Los receptores admiten 32 kB como máximo, descomprimido.',
    },
    mend: {
      en: 'Draw it with fewer paths and without embedded pictures, and save it as SVG Tiny PS.',
      es: 'Dibújalo con menos trazos y sin imágenes incrustadas, y guárdalo como SVG Tiny PS.',
    },
    source,
  },
  bimi_logo_gone: {
    what: {
      en: 'There is no logo at {url}: the server answered {detail}',
      es: 'No hay logotipo en {url}: el servidor respondió {detail}',
    },
    why: {
      en: 'The record names this address; who cannot fetch it shows none.',
      es: 'El registro nombra esta dirección; quien no puede descargarlo no lo muestra.',
    },
    mend: {
      en: 'Put the file there for everybody to read, or correct l= in the record.',
      es: 'Pon ahí el archivo para que todos lo lean, o corrige l= en el registro.',
    },
    source,
  },
  bimi_logo_plain: {
    what: {
      en: 'The address of the logo leads to one without TLS',
      es: 'La dirección del logotipo lleva a otra sin TLS',
    },
    why: {
      en: 'Logos are fetched by https only; {url} redirects to http.',
      es: 'Los logotipos se descargan solo por https; {url} redirige a http.',
    },
    mend: {
      en: 'Serve the file by https, best at the address of the record itself.',
      es: 'Sirve el archivo por https, mejor en la propia dirección del registro.',
    },
    source,
  },
  bimi_logo_type: {
    what: {
      en: 'The logo is sent as {type} and not as image/svg+xml',
      es: 'El logotipo se envía como {type} y no como image/svg+xml',
    },
    why: {
      en: 'Who goes by the type takes it for something else.',
      es: 'Quien se guía por el tipo lo toma por otra cosa.',
    },
    mend: {
      en: 'Have the web server send Content-Type: image/svg+xml for it.',
      es: 'Haz que el servidor web envíe Content-Type: image/svg+xml para él.',
    },
    source,
  },
  bimi_cert_gone: {
    what: {
      en: 'There is no certificate at {url}: the server answered {detail}',
      es: 'No hay certificado en {url}: el servidor respondió {detail}',
    },
    why: {
      en: 'The record names this address after a=.',
      es: 'El registro nombra esta dirección tras a=.',
    },
    mend: {
      en: 'Put the PEM file there, or correct a= in the record.',
      es: 'Pon ahí el archivo PEM, o corrige a= en el registro.',
    },
    source,
  },
  bimi_cert_size: {
    what: {
      en: 'The file of the certificate is too large',
      es: 'El archivo del certificado es demasiado grande',
    },
    why: {
      en: 'A certificate with its chain has some kilobytes ({detail}).',
      es: 'Un certificado con su cadena ocupa unos kilobytes ({detail}).',
    },
    mend: {
      en: 'Put only the certificate and its issuers into the file.',
      es: 'Pon en el archivo solo el certificado y sus emisores.',
    },
    source: marks,
  },
  bimi_cert_none: {
    what: { en: 'The file holds no certificate', es: 'El archivo no contiene ningún certificado' },
    why: {
      en: 'No block between BEGIN CERTIFICATE and END CERTIFICATE can be read.',
      es: 'No se puede leer ningún bloque entre BEGIN CERTIFICATE y END CERTIFICATE.',
    },
    mend: {
      en: 'Put the PEM file there as the authority sent it.',
      es: 'Pon ahí el archivo PEM tal como lo envió la autoridad.',
    },
    source: marks,
  },
  bimi_cert_fits: {
    what: {
      en: 'The certificate fits the domain and the logo',
      es: 'El certificado corresponde al dominio y al logotipo',
    },
    why: {
      en: 'It is for {names}, from {from} to {until}, may be used for BIMI, holds a logo, and is signed by the next in the file.',
      es: 'Es para {names}, del {from} al {until}, sirve para BIMI, contiene un logotipo y está firmado por el siguiente del archivo.',
    },
    mend: {
      en: 'Nothing to do. Renew it before {until}.',
      es: 'Nada que hacer. Renuévalo antes del {until}.',
    },
    source: marks,
  },
  bimi_cert_issuer: {
    what: { en: 'Issued by {issuer}', es: 'Emitido por {issuer}' },
    why: {
      en: 'Whether receivers trust this authority, and whether the certificate was revoked, was not checked.',
      es: 'No se ha comprobado si los receptores confían en esta autoridad ni si el certificado fue revocado.',
    },
    mend: {
      en: 'See in the list of each provider whether it takes certificates of this authority.',
      es: 'Mira en la lista de cada proveedor si acepta certificados de esta autoridad.',
    },
    source: null,
  },
  bimi_cert_vmc: {
    what: { en: 'It is a VMC: {mark}', es: 'Es un VMC: {mark}' },
    why: {
      en: 'The authority says that the mark is registered, or of a government.',
      es: 'La autoridad dice que la marca está registrada o es de un gobierno.',
    },
    mend: {
      en: 'Nothing to do. Gmail shows a check mark beside such logos.',
      es: 'Nada que hacer. Gmail muestra una marca de verificación junto a esos logotipos.',
    },
    source: null,
  },
  bimi_cert_cmc: {
    what: { en: 'It is a CMC: {mark}', es: 'Es un CMC: {mark}' },
    why: {
      en: 'The authority says that the mark is in use, or is a registered one that was changed.',
      es: 'La autoridad dice que la marca está en uso, o es una registrada que se modificó.',
    },
    mend: {
      en: 'Nothing to do. Not every receiver that takes a VMC takes a CMC: see what yours say.',
      es: 'Nada que hacer. No todo receptor que acepta un VMC acepta un CMC: mira qué dicen los tuyos.',
    },
    source: null,
  },
  bimi_cert_unmarked: {
    what: {
      en: 'The certificate does not say what kind of mark it is about{mark}',
      es: 'El certificado no dice de qué clase de marca trata{mark}',
    },
    why: {
      en: 'So it cannot be said whether it is a VMC or a CMC; old ones lack it.',
      es: 'Así no se puede decir si es un VMC o un CMC; a los antiguos les falta.',
    },
    mend: {
      en: 'Ask the authority that issued it when it is renewed.',
      es: 'Pregunta a la autoridad que lo emitió cuando lo renueves.',
    },
    source: null,
  },
  bimi_cert_expired: {
    what: { en: 'The certificate expired on {until}', es: 'El certificado caducó el {until}' },
    why: {
      en: 'It was valid from {from}. Receivers that want one show no logo now.',
      es: 'Valía desde el {from}. Los receptores que lo exigen ya no muestran el logotipo.',
    },
    mend: {
      en: 'Renew it at {issuer} and put the new file in its place.',
      es: 'Renuévalo en {issuer} y pon el archivo nuevo en su lugar.',
    },
    source: marks,
  },
  bimi_cert_future: {
    what: {
      en: 'The certificate is not valid before {from}',
      es: 'El certificado no vale antes del {from}',
    },
    why: {
      en: 'Until then it counts for nothing.',
      es: 'Hasta entonces no cuenta.',
    },
    mend: {
      en: 'Wait until then, and check the clock of this machine.',
      es: 'Espera hasta entonces y revisa el reloj de esta máquina.',
    },
    source: marks,
  },
  bimi_cert_soon: {
    what: { en: 'The certificate expires on {until}', es: 'El certificado caduca el {until}' },
    why: {
      en: 'Less than 30 days are left, and an authority takes its time.',
      es: 'Quedan menos de 30 días y las autoridades se toman su tiempo.',
    },
    mend: {
      en: 'Have it renewed by {issuer} now.',
      es: 'Haz que {issuer} lo renueve ya.',
    },
    source: marks,
  },
  bimi_cert_usage: {
    what: {
      en: 'The certificate is not one for BIMI',
      es: 'El certificado no es para BIMI',
    },
    why: {
      en: 'It lacks the extended key usage {usage}; that of a web server does not do.',
      es: 'Le falta el uso extendido de clave {usage}; el de un servidor web no sirve.',
    },
    mend: {
      en: 'Buy a mark certificate (VMC or CMC), or leave a= empty.',
      es: 'Compra un certificado de marca (VMC o CMC), o deja a= vacío.',
    },
    source: marks,
  },
  bimi_cert_names: {
    what: {
      en: 'The certificate is not for {domain}',
      es: 'El certificado no es para {domain}',
    },
    why: {
      en: 'Among its names has to be {domain}, or {name} for this selector alone. It is for: {names}',
      es: 'Entre sus nombres debe estar {domain}, o {name} solo para este selector. Es para: {names}',
    },
    mend: askIssuer,
    source: marks,
  },
  bimi_cert_parent: {
    what: {
      en: 'The certificate is for the domain above {domain}',
      es: 'El certificado es para el dominio superior a {domain}',
    },
    why: {
      en: 'It names neither {domain} nor {name}, so not every receiver takes it for this domain. It is for: {names}',
      es: 'No nombra ni {domain} ni {name}, así que no todo receptor lo acepta para este dominio. Es para: {names}',
    },
    mend: {
      en: 'Publish the BIMI record at the domain of the certificate, or have {domain} added to it.',
      es: 'Publica el registro BIMI en el dominio del certificado, o haz que le añadan {domain}.',
    },
    source: marks,
  },
  bimi_cert_alone: {
    what: {
      en: 'The file lacks the certificates of the issuer',
      es: 'Al archivo le faltan los certificados del emisor',
    },
    why: {
      en: 'It holds one certificate. Receivers need the way from it to {issuer} in the same file.',
      es: 'Contiene un solo certificado. Los receptores necesitan en el mismo archivo el camino hasta {issuer}.',
    },
    mend: {
      en: 'Append the intermediate certificates that the authority sent with it.',
      es: 'Añade detrás los certificados intermedios que envió la autoridad.',
    },
    source: marks,
  },
  bimi_cert_chain: {
    what: {
      en: 'None of the other certificates in the file signed this one',
      es: 'Ninguno de los demás certificados del archivo firmó este',
    },
    why: {
      en: 'It says that it was issued by {issuer}.',
      es: 'Dice que lo emitió {issuer}.',
    },
    mend: {
      en: 'Put the certificates of that issuer after it, in the order the authority gives.',
      es: 'Pon detrás los certificados de ese emisor, en el orden que da la autoridad.',
    },
    source: marks,
  },
  bimi_cert_no_logo: {
    what: {
      en: 'The certificate holds no logo that can be read',
      es: 'El certificado no contiene un logotipo que se pueda leer',
    },
    why: {
      en: 'A mark certificate has it within, as packed SVG.',
      es: 'Un certificado de marca lo lleva dentro, como SVG comprimido.',
    },
    mend: askIssuer,
    source: marks,
  },
  bimi_cert_other_logo: {
    what: {
      en: 'The certificate holds another logo than the record names',
      es: 'El certificado contiene otro logotipo que el que nombra el registro',
    },
    why: {
      en: 'They have to be the same file: {inside} bytes in the certificate, {outside} at the address.',
      es: 'Tienen que ser el mismo archivo: {inside} bytes en el certificado, {outside} en la dirección.',
    },
    mend: {
      en: 'Publish the very file that the authority was given, or have a certificate made for the new logo.',
      es: 'Publica exactamente el archivo que se entregó a la autoridad, o pide un certificado para el logotipo nuevo.',
    },
    source: marks,
  },
}
