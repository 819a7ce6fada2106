/**
 * For the heading of a screen that was fetched after the person went to it: where focus still waits on the page or its main part, it moves
 * to the heading, as it does for screens that were there at once.
 */
export function arrive(heading: HTMLElement): void {
  const { activeElement } = document
  if (activeElement !== document.body && activeElement?.localName !== 'main') return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}
