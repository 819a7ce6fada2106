// The browser is asked not to throw away what is here when the phone gets full. Not at the first visit, where some browsers show a question
// that nobody understands: once a person keeps something of their own, or has installed the app.
let asked = false

export async function keepStorage(): Promise<void> {
  const storage = navigator.storage as StorageManager | undefined
  if (asked || !storage?.persist) return
  asked = true
  if (!(await storage.persisted())) await storage.persist()
}

/** Whether the app was put on the home screen. */
export const isInstalled = (): boolean => globalThis.matchMedia?.('(display-mode: standalone)').matches ?? false
