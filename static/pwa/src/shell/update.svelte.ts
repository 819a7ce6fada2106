// A new version of the app waits until the person agrees: what they are doing is never pulled from under them.

const SKIP_WAITING = { type: 'skip-waiting' }
/** An app that stays open for days asks now and then whether there is a newer one. */
const ASK_AGAIN_MS = 3_600_000

class Update {
  #worker = $state.raw<ServiceWorker | null>(null)
  private registration: ServiceWorkerRegistration | null = null
  private accepted = false
  private asked = 0
  /** In another tab the person agreed to a newer version: files of this one that were not loaded yet are gone. */
  replaced = false

  /** Whether a new version stands ready. */
  get waiting(): boolean {
    return this.#worker !== null
  }

  /** Register the service worker and look out for its successor. */
  async watch(container: ServiceWorkerContainer, script: string, scope: string): Promise<void> {
    let controlled = Boolean(container.controller)
    container.addEventListener('controllerchange', () => {
      if (this.accepted) location.reload()
      this.replaced = controlled
      controlled = true
    })
    const registration = await container.register(script, { scope })
    this.registration = registration
    this.asked = Date.now()
    this.look(registration, container)
    registration.addEventListener('updatefound', () => {
      const next = registration.installing
      next?.addEventListener('statechange', () => this.look(registration, container))
    })
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden && Math.abs(Date.now() - this.asked) > ASK_AGAIN_MS) this.ask()
    })
  }

  /** Ask the server whether there is a newer version. */
  ask(): void {
    this.asked = Date.now()
    void this.registration?.update().catch(() => undefined)
  }

  accept(): void {
    this.accepted = true
    this.#worker?.postMessage(SKIP_WAITING)
  }

  later(): void {
    this.#worker = null
  }

  /** The first worker of all is no update: nothing runs that it would replace. */
  private look({ waiting }: ServiceWorkerRegistration, container: ServiceWorkerContainer): void {
    this.#worker = waiting && container.controller ? waiting : null
  }
}

export const update = new Update()
