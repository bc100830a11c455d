import type { SampleInfo } from '../../server/types.ts'
import type { Client } from '../api/client.ts'
import { language } from './language.svelte.ts'
import { Loaded } from './loaded.svelte.ts'

/** The samples that can be sent, for a component: asked for anew in another language. */
export function loadSamples(client: Client): Loaded<SampleInfo[]> {
  const samples = new Loaded<SampleInfo[]>()
  $effect(() => {
    void language.current
    void samples.load(async () => (await client.call('GET /api/samples')).samples)
  })
  return samples
}
