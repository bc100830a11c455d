import { expect, test } from 'vitest'
import { tabFor, tabs } from '../../../web/message/tabs/index.ts'
import { aMessage } from './message.ts'

function reason(id: string, given: Parameters<typeof aMessage>[0]): string | undefined {
  return tabs.find((tab) => tab.id === id)?.absent(aMessage(given))?.en
}

test('stand in the order of their keys', () => {
  expect(tabs.map((tab) => tab.id)).toEqual([
    'preview',
    'text',
    'source',
    'headers',
    'raw',
    'parts',
    'checks',
    'session',
  ])
})

test('say why they have nothing to show', () => {
  expect(reason('preview', {})).toBeUndefined()
  expect(reason('preview', { html: false })).toBe('The message has no HTML part')
  expect(reason('source', { html: false })).toBe('The message has no HTML part')
  expect(reason('text', { text: null })).toBe('The message has neither a text nor an HTML part')
  expect(reason('text', { text: null, analysis: 'waiting' })).toBe(
    'The message is still being read',
  )
  expect(reason('preview', { html: false, analysis: 'failed' })).toBe(
    'The message could not be analysed',
  )
  expect(reason('raw', { html: false, text: null, analysis: 'failed' })).toBeUndefined()
})

test('show Preview, else Text, else Raw', () => {
  expect(tabFor(aMessage(), null).id).toBe('preview')
  expect(tabFor(aMessage({ html: false }), null).id).toBe('text')
  expect(tabFor(aMessage({ html: false, text: null }), null).id).toBe('raw')
  expect(tabFor(aMessage({ html: false, text: null, analysis: 'failed' }), 'text').id).toBe('raw')
})

test('show the wanted tab, unless the message has nothing for it', () => {
  expect(tabFor(aMessage(), 'headers').id).toBe('headers')
  expect(tabFor(aMessage({ html: false }), 'source').id).toBe('text')
  expect(tabFor(aMessage({ html: false, analysis: 'waiting' }), 'source').id).toBe('source')
  expect(tabFor(aMessage(), 'unheard of').id).toBe('preview')
})
