/** Whether sources are wrapped; holds for every source until the page is left. */
export const wrapping = $state({ on: true })
