import type { PackedService } from '../pack/store'

/** Services whose tokens start with every word typed. */
export function search(services: PackedService[], query: string): PackedService[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (!words.length) return []
  return services.filter((s) => words.every((w) => ` ${s.tokens}`.includes(` ${w.slice(0, 6)}`)))
}
