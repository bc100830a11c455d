// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, expect, test } from 'vitest'
import Recipients from '../../../web/message/people/Recipients.svelte'

afterEach(cleanup)

const people = Array.from({ length: 400 }, (_, n) => ({ name: '', address: `p${n}@example.test` }))

test('unfolds four hundred recipients when asked, and folds them again', async () => {
  render(Recipients, { label: 'to', people })
  expect(screen.queryByText('p2@example.test')).toBeNull()
  const more = screen.getByRole('button', { name: 'Show 398 more recipients' })
  expect(more.textContent.trim()).toBe('+398')

  await fireEvent.click(more)
  expect(screen.getByText('p399@example.test')).toBeTruthy()
  await fireEvent.click(screen.getByRole('button', { name: 'fewer' }))
  expect(screen.queryByText('p399@example.test')).toBeNull()
})

test('marks recipients that only the envelope knows', () => {
  render(Recipients, { label: 'Bcc', people: people.slice(0, 1), hidden: true })
  expect(screen.getByTitle(/Only the SMTP envelope/).textContent).toBe('Bcc p0@example.test')
})

test('shows nothing where nobody is named', () => {
  const { container } = render(Recipients, { label: 'cc', people: [] })
  expect(container.textContent.trim()).toBe('')
})
