import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, existsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What SpamAssassin says of a message. */
export interface Answer {
  score: number
  rules: string[]
}

const options = ['-L', '-t', '-x', '--cf=use_bayes 0']
const kept = join(tmpdir(), 'mailproof-spamassassin')

/** Two at a time; what was asked once is kept, for each takes a second. */
export async function askSpamAssassin(files: string[]): Promise<Answer[]> {
  mkdirSync(kept, { recursive: true })
  const answers: Answer[] = []
  let next = 0
  const worker = async () => {
    for (let at = next++; at < files.length; at = next++) answers[at] = await ask(files[at] ?? '')
  }
  await Promise.all([worker(), worker()])
  return answers
}

async function ask(file: string): Promise<Answer> {
  const bytes = readFileSync(file)
  const key = createHash('sha256').update(options.join(' ')).update(bytes).digest('hex')
  const path = join(kept, `${key}.json`)
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as Answer
  const answer = read(await run(bytes))
  writeFileSync(path, JSON.stringify(answer))
  return answer
}

async function run(bytes: Buffer): Promise<string> {
  const child = spawn('spamassassin', options, { stdio: ['pipe', 'pipe', 'ignore'] })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise((resolve, reject) => {
    child.on('close', resolve)
    child.on('error', reject)
  })
  child.stdin.end(bytes)
  await ended
  return Buffer.concat(chunks).toString('latin1')
}

function read(message: string): Answer {
  const header = message.replace(/\r?\n[ \t]+/g, ' ')
  const status = /^X-Spam-Status: .*?score=(-?[\d.]+).*?tests=([\w, ]*)/m.exec(header)
  if (!status) throw new Error('SpamAssassin said no score')
  const rules = (status[2] ?? '')
    .split(/[,\s]+/)
    .filter((name) => /^[A-Z_0-9]+$/.test(name) && name !== 'none')
  return { score: Number(status[1]), rules }
}
