import type { Random } from './random.ts'

export interface Person {
  name: string
  address: string
}

const given =
  'Ana José Łukasz Zoë Jürgen Marta Søren Chloë Pablo Lucía Hans Ewa Olga Ivan Yuki Kenji Mary John Ahmed Fatima Núria Björn Aoife Tomás Inês'.split(
    ' ',
  )
const family =
  'García Müller Kowalski Smith Jones Nowak Straße Øberg Martin Rossi Tanaka Suzuki Petrov Ivanova O’Neill Fernández Łęcki Weber Silva Costa'.split(
    ' ',
  )
const shops =
  'Almería Harbour Lantern Kettle Silver Garden Granada Nordwind Sakura Baltic Meridian Orchard'.split(
    ' ',
  )
const desks = 'orders billing support news accounts alerts no-reply security'.split(' ')

/** Twelve shops with eight desks each send everything. */
export function sender(random: Random): Person {
  const shop = random.pick(shops)
  const desk = random.pick(desks)
  return { name: `${shop} ${desk}`, address: `${desk}@${plain(shop)}.example.test` }
}

/** About 25,000 different people. */
export function recipient(random: Random): Person {
  const [first, last] = [random.pick(given), random.pick(family)]
  return {
    name: `${first} ${last}`,
    address: `${plain(first)}.${plain(last)}${random.below(50)}@customers.test`,
  }
}

function plain(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/ß/g, 'ss')
    .replace(/[^a-z]/g, '')
}
