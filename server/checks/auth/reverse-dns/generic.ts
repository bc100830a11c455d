import { expanded } from '../arpa.ts'

const dialUp =
  /(?:^|[.\d-])(?:dyn|dynamic|dhcp|dsl|adsl|vdsl|cable|ppp|pool|dialup|broadband|customer|client|cust|user)(?=[.\d-])/

/** A name that a provider made of the address: such names are those of dial-up lines. */
export function isGeneric(name: string, address: string): boolean {
  if (dialUp.test(name)) return true
  if (address.includes(':')) {
    const digits = expanded(address).replaceAll(':', '')
    const tail = digits.slice(-12)
    return !/^0{8}/.test(tail) && name.replace(/[^0-9a-f]/g, '').includes(tail)
  }
  const numbers = (name.slice(0, 253).match(/\d{1,12}/g) ?? []).join('.')
  const octets = address.split('.')
  const forms = [octets, [...octets].reverse()].map((one) => `.${one.join('.')}.`)
  const padded = octets.map((one) => one.padStart(3, '0')).join('')
  const within = `.${numbers.replace(/(^|\.)0+(?=\d)/g, '$1')}.`
  return forms.some((form) => within.includes(form)) || numbers.includes(padded)
}
