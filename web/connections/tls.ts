import type { TlsFacts } from '../../server/types.ts'

/** 'TLS 1.3', as people write it; Node says 'TLSv1.3'. */
export function tlsName({ version }: TlsFacts): string {
  return version.replace(/^TLSv/, 'TLS ')
}
