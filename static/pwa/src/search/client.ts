// The page's side of search: the same promises as `Directory`, kept by the worker.
import type { Answer, LiveDirectory, Question } from './rpc'
import SearchWorker from './worker?worker'

interface Waiting { resolve: (value: unknown) => void; reject: (error: Error) => void }

/** What a worker must offer; in tests it is a plain object. */
export type Port = Pick<Worker, 'postMessage' | 'addEventListener'>

export function createDirectory(port: Port = new SearchWorker()): LiveDirectory {
  const waiting = new Map<number, Waiting>()
  let last = 0
  port.addEventListener('message', (event) => {
    const answer = (event as MessageEvent<Answer>).data
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('error' in answer) asked?.reject(new Error(answer.error))
    else asked?.resolve(answer.value)
  })
  // A worker that cannot even start answers nothing: whoever waits is told.
  port.addEventListener('error', (event) => {
    for (const { reject } of waiting.values()) reject(new Error((event as ErrorEvent).message || 'the search worker failed'))
    waiting.clear()
  })
  const ask = <T>(method: Question['method'], ...args: unknown[]): Promise<T> =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve: resolve as Waiting['resolve'], reject })
      port.postMessage({ id: last, method, args } satisfies Question)
    })
  return {
    // A query may be a state of Svelte, which cannot be cloned as it is.
    search: (query) => ask('search', JSON.parse(JSON.stringify(query))),
    suggest: (typed) => ask('suggest', typed),
    entry: (slugOrId) => ask('entry', slugOrId),
    documents: (ids) => ask('documents', [...ids]),
    vocabulary: () => ask('vocabulary'),
    places: () => ask('places'),
    reload: () => ask('reload'),
  }
}
