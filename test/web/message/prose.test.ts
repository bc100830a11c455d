// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/svelte'
import { afterEach, expect, test } from 'vitest'
import Prose from '../../../web/message/text/Prose.svelte'

afterEach(cleanup)

test('shows text as text, with links that tell the other side nothing', () => {
  const { container } = render(Prose, { text: '<b>x</b> https://example.test/a\n\n> quoted' })
  expect(container.querySelector('b')).toBeNull()
  const link = screen.getByRole('link', { name: 'https://example.test/a' })
  expect(link.getAttribute('rel')).toBe('noopener noreferrer')
  expect(link.getAttribute('target')).toBe('_blank')
  expect(container.querySelector('.level-1')?.textContent).toBe('> quoted\n')
})
