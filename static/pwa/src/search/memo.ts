/** A function that remembers its answers; it forgets them all when they become too many. */
export function memoized<A>(compute: (word: string) => A, most = 20_000): (word: string) => A {
  const known = new Map<string, A>()
  return (word) => {
    const held = known.get(word)
    if (held !== undefined) return held
    if (known.size >= most) known.clear()
    const made = compute(word)
    known.set(word, made)
    return made
  }
}
