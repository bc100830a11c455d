import { expect, test } from 'vitest'
import { parseSearch } from '../../../server/search/parse.ts'
import type { AnalysisJob, Engine } from '../../../server/store/store.ts'
import { aMessage, analysed, analysisOf, anAnalyser, aStore, everyone } from '../given.ts'

const answerTo = (job: AnalysisJob) => ({ n: job.n, analysis: analysisOf(job) })

export function analysing(engine: Engine): void {
  test('keeps what the analysis found, and tells of it', async () => {
    const { store, inbox, event } = await aStore(engine)
    const message = aMessage(inbox, { subject: 'Order', text: '<p>attached' })
    await store.add([message])
    const part = {
      path: '1',
      type: 'text/plain',
      charset: 'utf-8',
      encoding: '7bit',
      disposition: null,
      name: null,
      cid: null,
      role: 'text',
      headerStart: 0,
      bodyStart: 18,
      bodyEnd: 29,
      size: 11,
    } as const
    const { jobs } = anAnalyser(store, (job) => ({
      n: job.n,
      analysis: { ...analysisOf(job), parts: [part], complaint: 'An odd header.' },
    }))
    const told = await event('message.analysed')
    expect(Buffer.from(jobs[0]?.raw ?? []).toString()).toBe('Subject: Order\r\n\r\n<p>attached')
    expect(jobs[0]?.envelope).toEqual(message.envelope)
    const found = {
      analysis: 'analysed',
      snippet: '<p>attached',
      attachments: 1,
      html: true,
    }
    expect(told.message).toMatchObject(found)
    expect(await store.message(everyone, message.id)).toMatchObject({
      ...found,
      parts: [part],
      text: 'text',
      complaint: 'An odd header.',
    })
  })

  test('marks a message the parser gives up on, and finds it by its header', async () => {
    const { store, inbox, event } = await aStore(engine)
    const message = aMessage(inbox, { subject: 'Broken order' })
    await store.add([message])
    anAnalyser(store, ({ n }) => ({ n, failure: 'Nested too deeply.' }))
    expect((await event('message.analysed')).message.analysis).toBe('failed')
    expect(await store.message(everyone, message.id)).toMatchObject({
      analysis: 'failed',
      complaint: 'Nested too deeply.',
    })
    const search = parseSearch('broken from:shop to:lucia')
    expect((await store.list(everyone, { search })).total).toBe(1)
    expect(await store.indexed()).toMatchObject({ pending: 0 })
  })

  test('hands out two windows of sixty-four messages', async () => {
    const { store, inbox } = await aStore(engine)
    await store.add(Array.from({ length: 250 }, () => aMessage(inbox)))
    const analyser = anAnalyser(store)
    await analyser.got(128)
    await store.seq()
    expect(analyser.jobs.map(({ n }) => n)).toEqual(Array.from({ length: 128 }, (_, at) => at + 1))
    for (const job of analyser.jobs.slice(0, 64)) analyser.answer(answerTo(job))
    await analyser.got(192)
  })

  test('hands out what an undo brought back, then what is new, and nothing twice', async () => {
    const { store, inbox } = await aStore(engine)
    const messages = Array.from({ length: 200 }, () => aMessage(inbox))
    await store.add(messages)
    const ids = messages.slice(0, 60).map(({ id }) => id)
    const { undo } = await store.delete(everyone, { ids })
    const analyser = anAnalyser(store)
    const answer = (from: number, to: number) => {
      for (const job of analyser.jobs.slice(from, to)) analyser.answer(answerTo(job))
    }
    await analyser.got(128)
    await store.undo(everyone, undo ?? '')
    answer(0, 64)
    await analyser.got(140)
    answer(128, 140)
    await analyser.got(200)
    expect(analyser.jobs.slice(140).map(({ n }) => n)).toEqual(
      Array.from({ length: 60 }, (_, at) => at + 1),
    )
    await store.add(Array.from({ length: 100 }, () => aMessage(inbox)))
    answer(140, 200)
    // Not only when the store looks around anew, which it does now and then.
    await expect.poll(() => analyser.jobs.length, { timeout: 5000 }).toBe(264)
    expect(new Set(analyser.jobs.map(({ n }) => n)).size).toBe(264)
  })

  test('keeps what was found, however long the analysis of another message takes', async () => {
    const { store, inbox, event } = await aStore(engine)
    await store.add([aMessage(inbox), aMessage(inbox), aMessage(inbox)])
    anAnalyser(store, (job) => (job.n === 1 ? null : answerTo(job)))
    await event('message.analysed', ({ message }) => message.n === 2)
    await event('message.analysed', ({ message }) => message.n === 3)
    expect(await store.indexed()).toMatchObject({ pending: 1 })
  })

  test('hands out alone what was out when the analyser died, and gives it up after two', async () => {
    const given = await aStore(engine)
    const { store, inbox, event } = given
    const messages = [aMessage(inbox), aMessage(inbox, { subject: 'deadly' }), aMessage(inbox)]
    await store.add(messages)
    const first = anAnalyser(store)
    await first.got(3)
    first.die()
    // The second dies of the same message, alone with it.
    const second = anAnalyser(store, (job) =>
      analysisOf(job).header.subject === 'deadly' ? null : answerTo(job),
    )
    await second.got(2)
    expect(second.jobs.map(({ n }) => n)).toEqual([1, 2])
    const third = anAnalyser(store, answerTo)
    const failed = await event('message.analysed', ({ message }) => message.analysis === 'failed')
    expect(failed.message.id).toBe(messages[1]?.id)
    await event('message.analysed', ({ message }) => message.n === 3)
    expect(third.jobs.map(({ n }) => n)).toEqual([3])
    const { complaint } = await store.message(everyone, messages[1]?.id ?? '')
    expect(complaint).toBe(
      'The analysis stopped without an answer several times (out of memory, or a fault of the parser).',
    )
  })

  test('takes no answer for what it did not hand out', async () => {
    const { store, inbox, event, events } = await aStore(engine)
    await store.add([aMessage(inbox)])
    const first = anAnalyser(store)
    await first.got(1)
    first.answer({ n: 99, failure: 'never asked' })
    const job = first.jobs[0]
    if (!job) throw new Error('no job')
    first.answer(answerTo(job))
    first.answer({ n: job.n, failure: 'twice' })
    await event('message.analysed')
    const next = aMessage(inbox)
    await store.add([next])
    await first.got(2)
    expect(events.filter(({ type }) => type === 'message.analysed')).toHaveLength(1)
    expect((await store.message(everyone, { latest: true })).analysis).toBe('waiting')
  })

  test('analyses a message that was deleted meanwhile without telling', async () => {
    const given = await aStore(engine)
    const { store, inbox, events } = given
    const message = aMessage(inbox, { subject: 'order' })
    await store.add([message])
    const analyser = anAnalyser(store)
    await analyser.got(1)
    const { undo } = await store.delete(everyone, { ids: [message.id] })
    const job = analyser.jobs[0]
    if (!job) throw new Error('no job')
    analyser.answer(answerTo(job))
    const later = aMessage(inbox)
    await store.add([later])
    await analyser.got(2)
    expect(events.map(({ type }) => type)).not.toContain('message.analysed')
    await store.undo(everyone, undo ?? '')
    expect((await store.list(everyone, { search: parseSearch('order') })).total).toBe(1)
  })

  test('analyses a message that came back by undo', async () => {
    const given = await aStore(engine)
    const { store, inbox } = given
    const message = aMessage(inbox)
    await store.add([message])
    const { undo } = await store.delete(everyone, { ids: [message.id] })
    expect(await store.indexed()).toMatchObject({ pending: 0 })
    await store.undo(everyone, undo ?? '')
    expect(await store.indexed()).toMatchObject({ pending: 1 })
    await analysed(given, [message])
  })
}
