import { createHmac } from 'node:crypto'

/** What is signed to make a password, the date for good: 11111111. */
const steps = ['ses', 'aws4_request', 'SendRawEmail']
const version = 4

/** The SMTP password of Amazon SES that belongs to a secret access key in one region. */
export function sesPassword(secretAccessKey: string, region: string): string {
  const sign = (key: string | Buffer, text: string) =>
    createHmac('sha256', key).update(text, 'utf8').digest()
  const signature = ['11111111', region, ...steps].reduce<string | Buffer>(
    sign,
    `AWS4${secretAccessKey}`,
  )
  return Buffer.concat([Buffer.of(version), Buffer.from(signature)]).toString('base64')
}
