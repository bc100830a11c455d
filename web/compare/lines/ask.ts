import type { Answer, Question } from './worker.ts'

/** The worker ends by itself in three seconds or so; one that does not, in milliseconds, is stopped. */
const patience = 12_000

/**
 * Compares two texts in a worker of its own.
 * @throws Error when it cannot be started, fails, or takes too long
 */
export function askWorker(question: Question, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    const timer = setTimeout(() => fail('it takes too long'), patience)
    const end = () => {
      clearTimeout(timer)
      worker.terminate()
    }
    const fail = (reason: string) => {
      end()
      reject(new Error(reason))
    }
    signal.addEventListener('abort', () => fail('no longer wanted'))
    worker.addEventListener('error', ({ message }) => fail(message || 'the worker failed'))
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      end()
      resolve(data)
    })
    worker.postMessage(question)
  })
}
