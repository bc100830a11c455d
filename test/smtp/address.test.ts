import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseAddressCommand } from '../../server/smtp/address.ts'
import { Client } from './client.ts'
import { start } from './setup.ts'

test.each([
  ['MAIL FROM:<a@x.test>', 'a@x.test'],
  ['mail from: <a@x.test>', 'a@x.test'],
  ['MAIL FROM:<>', ''],
  ['MAIL FROM:a@x.test', 'a@x.test'],
  ['MAIL FROM:<root>', 'root'],
  ['MAIL FROM:root', 'root'],
  ['MAIL FROM:<"john doe"@x.test>', '"john doe"@x.test'],
  ['MAIL FROM:<"a>b@c\\"d"@x.test> BODY=8BITMIME', '"a>b@c\\"d"@x.test'],
  ['MAIL FROM:<jörg@bücher.test> SMTPUTF8', 'jörg@bücher.test'],
  ['MAIL FROM:<用户@例子.test>', '用户@例子.test'],
  ['MAIL FROM:<a@xn--bcher-kva.test>', 'a@xn--bcher-kva.test'],
  ['MAIL FROM:<@relay.test,@other.test:a@x.test>', 'a@x.test'],
  ['MAIL FROM:<user.@x.test>', 'user.@x.test'],
  ['MAIL FROM:<a..b@x.test>', 'a..b@x.test'],
  ['MAIL FROM:<a@under_score.test.>', 'a@under_score.test.'],
  ['MAIL FROM:<a@[127.0.0.1]>', 'a@[127.0.0.1]'],
  ['MAIL FROM:<a@[IPv6:::1]>', 'a@[IPv6:::1]'],
  ["MAIL FROM:<o'hara+tag=1@x.test>", "o'hara+tag=1@x.test"],
])('%s is from %s', (line, address) => {
  expect(parseAddressCommand('MAIL FROM', line)).toMatchObject({ address })
})

test.each([
  'MAIL FROM',
  'MAIL FROMX',
  'MAIL FROM:',
  'MAIL TO:<a@x.test>',
  'MAIL FROM:<a@x.test',
  'MAIL FROM:a@x.test>',
  'MAIL FROM:<a@x.test>x',
  'MAIL FROM:<a b@x.test>',
  'MAIL FROM:<a@b@x.test>',
  'MAIL FROM:<@x.test>',
  'MAIL FROM:<a@>',
  'MAIL FROM:<"a@x.test>',
  'MAIL FROM:Joe <a@x.test>',
  'MAIL FROM:<Joe <a@x.test>>',
  'MAIL FROM:<a\0b@x.test>',
  'MAIL FROM:<a\rb@x.test>',
  'MAIL FROM:<a\nb@x.test>',
  'MAIL FROM:<"a\tb"@x.test>',
  'MAIL FROM:<a\x7f@x.test>',
  'MAIL FROM:<a\u0085@x.test>',
  'MAIL FROM:<a@x.test> ENVID=a+0D+0Ab',
  'MAIL FROM:<a@x.test> =x',
  `MAIL FROM:<${'a'.repeat(1000)}@x.test>`,
])('cannot read %j', (line) => {
  expect(parseAddressCommand('MAIL FROM', line)).toBe(false)
})

test('never lets a control character through, whatever the line', () => {
  const nasty = fc.array(
    fc.constantFrom(
      '<',
      '>',
      '@',
      '"',
      '\\',
      ' ',
      '\t',
      '\r',
      '\n',
      '\0',
      'a',
      'x.test',
      '+0A',
      '=',
    ),
    { maxLength: 20 },
  )
  fc.assert(
    fc.property(nasty, (pieces) => {
      const parsed = parseAddressCommand('RCPT TO', `RCPT TO:<${pieces.join('')}`)
      // eslint-disable-next-line no-control-regex -- these are looked for
      if (parsed) expect(JSON.stringify(parsed)).not.toMatch(/[\x00-\x1f\x7f]|\\[rntu]/)
    }),
    { numRuns: 2000 },
  )
})

test('answers 501 to a bare CR, a NUL and other control characters', async () => {
  await using smtp = await start()
  const client = await Client.greeted(smtp.port)
  for (const char of ['\r', '\0', '\x0b', '\x1b', '\x7f']) {
    expect((await client.say(`MAIL FROM:<a${char}b@x.test>`)).text).toMatch(/^501 5\.1\.7 /)
  }
  await client.say('MAIL FROM:<a@x.test>')
  for (const char of ['\r', '\0', '\x0b', '\x1b', '\x7f']) {
    expect((await client.say(`RCPT TO:<a${char}b@x.test>`)).text).toMatch(/^501 5\.1\.3 /)
  }
  expect((await client.say('RCPT TO:<>')).code).toBe(501)
})

test('keeps odd addresses as they were written', async () => {
  await using smtp = await start()
  const client = await Client.greeted(smtp.port)
  await client.say('MAIL FROM:<>')
  const odd = ['postmaster', '"john doe"@x.test', 'Jörg@BÜCHER.test', 'user.@x.test']
  for (const address of odd) expect((await client.say(`RCPT TO:<${address}>`)).code).toBe(250)
  await client.say('DATA')
  await client.say('.')
  expect(smtp.keeper.messages[0]?.envelope).toEqual({
    from: '',
    to: odd,
    body: null,
    smtpUtf8: false,
    dsn: null,
  })
})

test('takes an address that is no UTF-8 for Latin-1', async () => {
  await using smtp = await start()
  const client = await Client.greeted(smtp.port)
  client.write(Buffer.from('MAIL FROM:<j\xf6rg@x.test>\r\n', 'latin1'))
  await client.reply()
  await client.say('RCPT TO:<b@x.test>')
  await client.say('DATA')
  await client.say('.')
  expect(smtp.keeper.messages[0]?.envelope.from).toBe('jörg@x.test')
})

test('records the parameters of the envelope', async () => {
  await using smtp = await start()
  const client = await Client.greeted(smtp.port)
  await client.say('MAIL FROM:<a@x.test> BODY=8bitmime SMTPUTF8 RET=hdrs ENVID=QQ+2B1 SIZE=10')
  await client.say('RCPT TO:<b@x.test> NOTIFY=success,FAILURE ORCPT=rfc822;b+2Bc@x.test')
  await client.say('RCPT TO:<c@x.test>')
  await client.say('DATA')
  await client.say('.')
  expect(smtp.keeper.messages[0]?.envelope).toEqual({
    from: 'a@x.test',
    to: ['b@x.test', 'c@x.test'],
    body: '8BITMIME',
    smtpUtf8: true,
    dsn: {
      ret: 'HDRS',
      envid: 'QQ+2B1',
      recipients: [
        { notify: ['SUCCESS', 'FAILURE'], orcpt: 'rfc822;b+2Bc@x.test' },
        { notify: [], orcpt: null },
      ],
    },
  })
})

test('refuses parameters given twice or with a value that means nothing', async () => {
  await using smtp = await start()
  const client = await Client.greeted(smtp.port)
  for (const parameters of ['SIZE=1 SIZE=2', 'SIZE=x', 'SIZE', 'BODY=BINARYMIME', 'RET=SOME']) {
    expect((await client.say(`MAIL FROM:<a@x.test> ${parameters}`)).text).toMatch(/^501 5\./)
  }
})
