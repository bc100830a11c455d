import { z } from 'zod'
import { mostSources, sendingSource } from '../../checks/auth/sources.ts'

const source = z
  .string()
  .max(300)
  .overwrite((text) => sendingSource(text) ?? text)
  .refine((text) => sendingSource(text) !== null, {
    error: 'an IPv4 or IPv6 address, or include: and the SPF name of a relay',
  })

/** Where mail will really be sent from, as people say it. */
export const sending = z.array(source).max(mostSources)

/** The same in an answer. */
export const sendingRead = z.array(z.string())
