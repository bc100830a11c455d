import type { AddressInfo, Server } from 'node:net'
import { SandboxError } from '../errors.ts'

/**
 * Listens on a port and gives the one that it became (0 takes any that is free).
 * @param flag the setting to name when the port cannot be had
 */
export async function listen(
  server: Server,
  host: string,
  port: number,
  flag: string,
): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    const refused = (error: Error) => reject(explained(error, host, port, flag))
    server.once('error', refused)
    server.listen(port, host, () => {
      server.off('error', refused)
      resolve()
    })
  })
  // A TCP server that listens has an address; a string is a pipe's.
  return (server.address() as AddressInfo).port
}

function explained(error: Error, host: string, port: number, flag: string): Error {
  const code = 'code' in error ? error.code : undefined
  const cause = { cause: error }
  if (code === 'EADDRINUSE') {
    return new SandboxError(
      'conflict',
      {
        en: `Port ${port} on ${host} is in use: stop the program that listens there, or choose another port with ${flag}.`,
        es: `El puerto ${port} de ${host} está en uso: detén el programa que escucha ahí o elige otro puerto con ${flag}.`,
      },
      cause,
    )
  }
  if (code === 'EACCES') {
    return new SandboxError(
      'conflict',
      {
        en: `Port ${port} on ${host} needs more rights than this user has: choose a port above 1023 with ${flag}.`,
        es: `El puerto ${port} de ${host} requiere más permisos de los que tiene este usuario: elige un puerto superior a 1023 con ${flag}.`,
      },
      cause,
    )
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new SandboxError(
      'conflict',
      {
        en: `${host} is not an address of this machine: choose another with --host (127.0.0.1 for this machine alone, 0.0.0.0 for all).`,
        es: `${host} no es una dirección de este equipo: elige otra con --host (127.0.0.1 solo para este equipo, 0.0.0.0 para todas).`,
      },
      cause,
    )
  }
  return error
}
