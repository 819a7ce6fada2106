/** The sign of each state: shape first, colour after. */
export const SIGN = { open: 'state-ok', closed: 'clock', unknown: 'state-unknown' } as const
