// A new version of the app waits until the person agrees: what they are doing is never pulled from under them.

const SKIP_WAITING = { type: 'skip-waiting' }

class Update {
  #worker = $state.raw<ServiceWorker | null>(null)
  #accepted = false

  /** Whether a new version stands ready. */
  get waiting(): boolean {
    return this.#worker !== null
  }

  /** Register the service worker and look out for its successor. */
  async watch(container: ServiceWorkerContainer, script: string, scope: string): Promise<void> {
    container.addEventListener('controllerchange', () => { if (this.#accepted) location.reload() })
    const registration = await container.register(script, { scope })
    this.#look(registration, container)
    registration.addEventListener('updatefound', () => {
      const next = registration.installing
      next?.addEventListener('statechange', () => this.#look(registration, container))
    })
  }

  accept(): void {
    this.#accepted = true
    this.#worker?.postMessage(SKIP_WAITING)
  }

  later(): void {
    this.#worker = null
  }

  /** The first worker of all is no update: nothing runs that it would replace. */
  #look({ waiting }: ServiceWorkerRegistration, container: ServiceWorkerContainer): void {
    this.#worker = waiting && container.controller ? waiting : null
  }
}

export const update = new Update()
