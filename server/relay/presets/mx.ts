import type { Preset } from './preset.ts'

/** No provider between: each domain's own mail exchangers. */
export const mx: Preset = {
  id: 'mx',
  name: 'MX',
  settings: {
    way: 'mx',
    ...{ port: 25, tls: 'required', auth: 'none', maxRecipients: 100 },
    // A name that came from plain DNS proves nothing, and many such certificates name another host.
    verify: false,
    retry: { attempts: 8, first: 900, most: 14_400 },
  },
  user: {
    label: { en: 'User name', es: 'Usuario' },
    fixed: null,
    hint: { en: 'None is needed.', es: 'No hace falta.' },
  },
  password: {
    label: { en: 'Password', es: 'Contraseña' },
    hint: { en: 'None is needed.', es: 'No hace falta.' },
  },
  choices: [],
  ports: [],
  headers: [],
  limits: { bytes: null, recipients: 100 },
  note: {
    en: 'Mail goes straight to the mail exchangers of each recipient’s domain, on port 25, which most home connections and clouds close. Without a fixed address, reverse DNS, SPF and DKIM nearly everybody refuses it or calls it spam: use a relay unless you know why not. Servers without STARTTLS are not mailed; certificates are not checked.',
    es: 'El correo va directo a los servidores de correo (MX) del dominio de cada destinatario, por el puerto 25, que casi todas las conexiones domésticas y nubes cierran. Sin dirección fija, DNS inverso, SPF y DKIM casi todos lo rechazan o lo toman por spam: usa un relé salvo que sepas por qué no. No se envía a servidores sin STARTTLS; los certificados no se comprueban.',
  },
  url: null,
}
