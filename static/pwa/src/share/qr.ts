// An address as a QR code, fetched only when someone asks for one.

export interface Qr { size: number; path: string }

/** The dark squares as one SVG path on a grid of `size`, with the quiet border that scanners need. */
export async function qrOf(text: string): Promise<Qr> {
  const { encode } = await import('uqr')
  const { size, data } = encode(text, { ecc: 'M', border: 4 })
  const path = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('')
  return { size, path }
}
