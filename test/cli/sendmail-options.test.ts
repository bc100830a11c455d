import { expect, test } from 'vitest'
import { parseOptions } from '../../server/cli/sendmail/options.ts'

test('reads flags alone, together, attached and apart', () => {
  const wanted = { fromHeader: true, dotIsText: true, sender: 'a@b.test' }
  for (const args of [
    ['-t', '-i', '-f', 'a@b.test'],
    ['-ti', '-fa@b.test'],
    ['-tifa@b.test'],
    ['-oi', '-t', '-ra@b.test'],
    ['-o', 'i', '-t', '-r', 'a@b.test'],
  ]) {
    expect(parseOptions(args)).toMatchObject({ ...wanted, recipients: [], mode: 'message' })
  }
})

test('takes recipients before, between and after options, and after --', () => {
  const { recipients } = parseOptions(['a@b.test', '-i', 'c@d.test', '--', '-odd@e.test'])
  expect(recipients).toEqual(['a@b.test', 'c@d.test', '-odd@e.test'])
})

test('passes over what has no meaning here, with its value', () => {
  const args = [
    '-B8BITMIME',
    '-O',
    'Timeout=1',
    '-oem',
    '-odi',
    '-v',
    '-q15m',
    '-Ac',
    '-em',
    '-U',
    '-h',
    '3',
    'x@y.test',
  ]
  expect(parseOptions(args)).toMatchObject({ recipients: ['x@y.test'], dotIsText: false })
})

test('reads DSN and credentials', () => {
  const args = ['-N', 'success,failure', '-Rhdrs', '-V', 'id-1', '-auana', '-ap', 'secret']
  expect(parseOptions(args)).toMatchObject({
    dsn: { notify: 'SUCCESS,FAILURE', ret: 'HDRS', envid: 'id-1' },
    user: 'ana',
    password: 'secret',
  })
})

test('speaks SMTP with -bs', () => {
  expect(parseOptions(['-bs']).mode).toBe('smtp')
  expect(parseOptions(['-bm']).mode).toBe('message')
})

test.each([
  [['-Z'], '-Z is not an option of sendmail'],
  [['-t', '-f'], '-f needs a value'],
  [['-bp'], '-bp is not possible here; -bm (a message) and -bs (SMTP) are'],
])('refuses %j', (args, message) => {
  expect(() => parseOptions(args)).toThrow(expect.objectContaining({ message, exitCode: 64 }))
})
