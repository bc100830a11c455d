import { z } from 'zod'
import type { SampleInfo, SamplesSent, Sent } from '../../types.ts'
import { captureFields } from './capture.ts'
import { count } from './wire.ts'

export const sampleList = z.strictObject({
  samples: z.array(
    z.strictObject({
      name: z.string(),
      title: z.string(),
      about: z.string(),
      messages: count.describe('How many messages it is.'),
    }) satisfies z.ZodType<SampleInfo>,
  ),
})

export const samplesSent = z.strictObject({
  sent: z.literal(true),
  ids: z.array(z.string()).describe('Of the messages that came in, in the order they were sent.'),
}) satisfies z.ZodType<SamplesSent>

/** A message as fields, or one that is kept, to be sent once more byte for byte. */
export const sendBody = z.union([
  captureFields.omit({ tags: true }),
  z.strictObject({
    inbox: captureFields.shape.inbox,
    message: z.string().min(1).max(80).describe('Id of a kept message: its bytes and envelope.'),
  }),
])

export const sent = z.strictObject({
  id: z.string().nullable().describe('Of the message that came in.'),
}) satisfies z.ZodType<Sent>
