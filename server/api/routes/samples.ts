import { z } from 'zod'
import { notFound } from '../errors.ts'
import { route } from '../route.ts'
import { samples } from '../samples/index.ts'
import { sendThrough, wayTo } from '../samples/send.ts'
import { sampleList, samplesSent } from '../schemas/sending.ts'

export const listSamples = route({
  method: 'GET',
  path: '/api/samples',
  verb: 'info.read',
  tag: 'Server',
  summary: 'The sample messages that can be sent',
  description: 'Titles are in English or Spanish by `Accept-Language`.',
  answer: sampleList,
  handle: ({ language }) =>
    Promise.resolve({
      samples: samples.map(({ name, title, about, mails }) => ({
        name,
        title: title[language],
        about: about[language],
        messages: mails(new Date()).length,
      })),
    }),
})

export const postSample = route({
  method: 'POST',
  path: '/api/samples',
  verb: 'message.add',
  tag: 'Server',
  summary: 'Send a sample message through the SMTP port',
  description: `With the credentials of the given inbox. Samples: ${samples.map(({ name }) => name).join(', ')}.`,
  body: z.strictObject({
    sample: z.string().max(60).optional().describe('The first one when absent.'),
    inbox: z.string().max(80).optional().describe('The default inbox when absent.'),
  }),
  status: 202,
  answer: samplesSent,
  async handle({ sandbox, scope, body }) {
    const sample = samples.find(({ name }) => name === (body.sample ?? samples[0]?.name))
    if (!sample) {
      const names = samples.map(({ name }) => name).join(', ')
      throw notFound(
        `There is no such sample. There are: ${names}.`,
        `No existe ese ejemplo. Existen: ${names}.`,
      )
    }
    const way = await wayTo(sandbox, scope, body.inbox)
    const ids: string[] = []
    // One after the other: they come in, and stand in the list, in this order.
    for (const mail of sample.mails(new Date())) {
      const id = await sendThrough(way, mail)
      if (id !== null) ids.push(id)
    }
    return { sent: true as const, ids }
  },
})
