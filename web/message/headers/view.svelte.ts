export type Form = 'decoded' | 'raw' | 'both'

interface View {
  form: Form
  /** By what fields are about; else in the order of the message. */
  grouped: boolean
  /** Whether the route is unfolded. */
  route: boolean
}

/** How headers are looked at; holds for every message until the page is left. */
export const view = $state<View>({ form: 'decoded', grouped: true, route: true })
