// Everything that the browser keeps of us: databases, caches, storage. As text in which words can be found.

/** `{ indexedDB, caches, localStorage, sessionStorage }`, each a list of `[where, text]`. */
export const keptBy = (page) => page.evaluate(async () => {
  // Typed arrays hold text, read as letters, or numbers, and one of those may be a coordinate.
  const plain = (_key, value) => {
    if (value instanceof Float64Array || value instanceof Float32Array) return Array.from(value, (number) => number.toFixed(4)).join(' ')
    if (ArrayBuffer.isView(value)) return new TextDecoder('latin1').decode(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
    return value instanceof ArrayBuffer ? new TextDecoder('latin1').decode(value) : value instanceof Map ? [...value] : value
  }
  const asked = (request) => new Promise((done, failed) => { request.onsuccess = () => done(request.result); request.onerror = () => failed(request.error) })
  const databases = []
  for (const { name } of await indexedDB.databases()) {
    const database = await asked(indexedDB.open(name))
    for (const store of database.objectStoreNames) {
      const all = database.transaction(store).objectStore(store)
      const [keys, values] = await Promise.all([asked(all.getAllKeys()), asked(all.getAll())])
      keys.forEach((key, n) => databases.push([`${name}/${store}/${String(key)}`, JSON.stringify([key, values[n]], plain)]))
    }
    database.close()
  }
  const files = []
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) files.push([`${name} ${request.url}`, await (await cache.match(request)).text()])
  }
  return { indexedDB: databases, caches: files, localStorage: Object.entries(localStorage), sessionStorage: Object.entries(sessionStorage) }
})
