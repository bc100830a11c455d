import type { Text } from '../../types.ts'

const reasons: Record<string, Text> = {
  CERT_HAS_EXPIRED: {
    en: 'its certificate has expired',
    es: 'su certificado ha caducado',
  },
  CERT_NOT_YET_VALID: {
    en: 'its certificate is not valid yet: check the clock of this machine',
    es: 'su certificado aún no es válido: revisa el reloj de esta máquina',
  },
  ERR_TLS_CERT_ALTNAME_INVALID: {
    en: 'its certificate is for another name: check the host of the relay',
    es: 'su certificado es de otro nombre: revisa el host del relé',
  },
  CERT_REVOKED: {
    en: 'its certificate was revoked',
    es: 'su certificado fue revocado',
  },
  EPROTO: {
    en: 'what came is no TLS that can be spoken: the port may speak clear text first (STARTTLS)',
    es: 'lo que llegó no es un TLS que se pueda hablar: quizá el puerto habla primero sin cifrar (STARTTLS)',
  },
}

const unknownAuthority: Text = {
  en: 'its certificate is signed by an unknown authority: give the relay that authority, or do not verify',
  es: 'su certificado está firmado por una autoridad desconocida: da esa autoridad al relé, o no verifiques',
}

const authorityCodes = [
  ...['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'CERT_UNTRUSTED'],
  ...['UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'INVALID_CA'],
  ...['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'CERT_SIGNATURE_FAILURE', 'CERT_CHAIN_TOO_LONG'],
]

/** Why there is no TLS, in words; the code itself when it is a rare one. */
export function tlsReason(code: string | undefined, message: string): Text {
  if (code === undefined) return { en: message, es: message }
  if (authorityCodes.includes(code)) return unknownAuthority
  const name = code.startsWith('ERR_SSL_') ? 'EPROTO' : code
  return reasons[name] ?? { en: `${message} (${code})`, es: `${message} (${code})` }
}
