/** From this width on an entry or a map stands beside the list. */
const media = globalThis.matchMedia?.('(min-width: 60rem)')
let matches = $state(media?.matches ?? false)
media?.addEventListener('change', () => { matches = media.matches })

export const wide = (): boolean => matches
