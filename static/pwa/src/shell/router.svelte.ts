// Where the person is in the app. Addresses name a screen or an entry and nothing else: what is typed or chosen stays in memory, under the
// number that a place in the browser's history has.
import { tick } from 'svelte'

export type Screen = 'search' | 'results' | 'situation' | 'saved' | 'report' | 'about' | 'entry'
export interface Route { screen: Screen; slug: string | null; path: string }
interface Mark { gezel: true; id: string; index: number; layers: number }
interface Left { scroll: number; href: string | null }

export const HOME = '/app/'
export const PATHS: Record<Exclude<Screen, 'entry'>, string> = {
  search: HOME, results: '/app/resultaten', situation: '/app/situatie', saved: '/app/bewaard', report: '/app/melden', about: '/app/over',
}
const ENTRY = /^\/aanbod\/([^/]+)$/

export const entryPath = (slug: string): string => `/aanbod/${slug}`

function decoded(part: string | undefined): string | null {
  try {
    return part === undefined ? null : decodeURIComponent(part)
  } catch {
    return null
  }
}

/** The screen of an address; `null` where it is not one of the app's. */
export function routeOf(path: string): Route | null {
  const slug = decoded(ENTRY.exec(path)?.[1])
  if (slug) return { screen: 'entry', slug, path }
  const screen = (Object.keys(PATHS) as Exclude<Screen, 'entry'>[]).find((name) => PATHS[name] === path)
  return screen ? { screen, slug: null, path } : null
}

const isMark = (state: unknown): state is Mark => (state as Mark | null)?.gezel === true

/** Whether there was a heading to focus. */
function focusHeading(main: HTMLElement): boolean {
  const heading = main.querySelector<HTMLElement>('h1')
  if (!heading) return false
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  return true
}

class Router {
  route = $state.raw<Route>({ screen: 'search', slug: null, path: HOME })
  /** Names this place in the history, so that what was shown here can be shown again. */
  id = $state('')
  private index = 0
  private layers: (() => void)[] = []
  private left = new Map<string, Left>()

  /** Begin at the present address and follow the browser from here. */
  start(): () => void {
    history.scrollRestoration = 'manual'
    const known = isMark(history.state) ? history.state : null
    this.index = known?.index ?? 0
    this.layers = []
    const route = routeOf(location.pathname) ?? { screen: 'search', slug: null, path: HOME }
    this.show(route, known?.id ?? crypto.randomUUID())
    this.write('replaceState', route.path + location.search)
    const pop = () => this.pop()
    const click = (event: MouseEvent) => this.click(event)
    addEventListener('popstate', pop)
    document.addEventListener('click', click)
    return () => {
      removeEventListener('popstate', pop)
      document.removeEventListener('click', click)
    }
  }

  /** How many places of the app lie behind, those from before a reload too. */
  get depth(): number {
    return this.index
  }

  /** Go to a screen of the app. Focus moves to its heading, unless the person is busy on the present one. */
  go(path: string, { replace = false, keepFocus = false, followed = null as string | null } = {}): void {
    const { pathname, search } = new URL(path, location.href)
    const route = routeOf(pathname)
    if (!route) return location.assign(path)
    // What lies open over the screen has a place in the history of its own: the new screen takes that.
    const instead = replace || this.layers.length > 0
    if (!replace) this.leave(followed)
    if (!instead) this.index += 1
    this.layers = []
    this.show(route, crypto.randomUUID())
    this.write(instead ? 'replaceState' : 'pushState', route.path + search)
    if (!keepFocus) void this.arrive(null)
  }

  /** Back to where the person came from; to the start where that was not the app. */
  back(): void {
    if (this.depth > 0) history.back()
    else this.go(HOME, { replace: true })
  }

  /** The person is done where they were: on from the heading of this screen. */
  toHeading(): void {
    void this.arrive(null)
  }

  /** Something opens over the screen: "back" closes it. Call what is returned when it is gone. */
  openLayer(close: () => void): () => void {
    this.layers.push(close)
    this.index += 1
    this.write('pushState', location.pathname + location.search)
    return () => {
      const at = this.layers.indexOf(close)
      if (at < 0) return
      this.layers.splice(at, 1)
      history.back()
    }
  }

  private pop(): void {
    const mark = isMark(history.state) ? history.state : null
    this.index = mark?.index ?? 0
    if (this.layers.length > (mark?.layers ?? 0)) {
      while (this.layers.length > (mark?.layers ?? 0)) this.layers.pop()?.()
      return
    }
    const route = routeOf(location.pathname)
    if (!route || mark?.id === this.id) return
    this.leave(null)
    this.show(route, mark?.id ?? crypto.randomUUID())
    void this.arrive(this.left.get(this.id) ?? null)
  }

  private show(route: Route, id: string): void {
    this.route = route
    this.id = id
  }

  private write(how: 'pushState' | 'replaceState', url: string): void {
    history[how]({ gezel: true, id: this.id, index: this.index, layers: this.layers.length } satisfies Mark, '', url)
  }

  private leave(followed: string | null): void {
    this.left.set(this.id, { scroll: globalThis.scrollY, href: followed })
  }

  /** Focus where a reader wants to go on: the link they had followed, else the heading of the screen. */
  private async arrive(left: Left | null): Promise<void> {
    await tick()
    if (left) scrollTo(0, left.scroll)
    // Beside its list an entry has a scroll of its own; the list stays where it is.
    else if (!document.querySelector('main.beside')) scrollTo(0, 0)
    const link = left?.href ? document.querySelector<HTMLElement>(`main a[href="${CSS.escape(left.href)}"]`) : null
    if (link) return link.focus({ preventScroll: true })
    const main = document.querySelector<HTMLElement>('main')
    if (!main || focusHeading(main)) return
    main.focus({ preventScroll: true })
    // A screen that is still being fetched: its heading takes the focus when it comes, unless the person went on.
    const watch = new MutationObserver(() => { if (document.activeElement !== main || focusHeading(main)) watch.disconnect() })
    watch.observe(main, { childList: true, subtree: true })
  }

  private click(event: MouseEvent): void {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = (event.target as Element | null)?.closest?.('a')
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin || link.hash || !routeOf(link.pathname)) return
    event.preventDefault()
    if (link.pathname + link.search !== location.pathname + location.search) this.go(link.pathname + link.search, { followed: link.getAttribute('href') })
    else void this.arrive(null)
  }
}

export const router = new Router()
