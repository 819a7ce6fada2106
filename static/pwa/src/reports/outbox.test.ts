// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { closeOwn } from '../own/database'
import { enqueue, flush, nextWait, waiting, withdraw, type World } from './outbox'
import type { Report } from './reports'
import { keepSending } from './sending'

const CONFIRM: Report = { kind: 'confirm', service_id: 's1', revision: 3 }
const SHOWN = { title: 'Huuradvies Balen', said: ['Klopt nog'] }
const json = (status: number, body: object = {}, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } })

/** A server that takes each key once, behind a network that does what `script` says at each request (the last one from then on). */
class Server {
  taken = new Map<string, unknown>()
  requests: { key: string; body: unknown }[] = []
  constructor(public script: ((arrived: () => Response) => Response | Promise<Response>)[] = [(arrived) => arrived()]) {}
  fetch: typeof fetch = async (_url, init) => {
    const key = new Headers(init?.headers).get('Idempotency-Key') ?? ''
    const body: unknown = JSON.parse(String(init?.body))
    this.requests.push({ key, body })
    const arrived = () => {
      const status = this.taken.has(key) ? 200 : 201
      this.taken.set(key, body)
      return json(status, { id: key })
    }
    const step = this.script.length > 1 ? this.script.shift() : this.script[0]
    return (step as (arrived: () => Response) => Response)(arrived)
  }
}
const lost = () => { throw new TypeError('network') }
const lostAnswer = (arrived: () => Response) => { arrived(); throw new TypeError('network') }

let time: number
const worldOf = (server: Server, parts: Partial<World> = {}): World =>
  ({ fetch: server.fetch, now: () => time, random: () => 0.5, online: () => true, locks: undefined, ...parts })

beforeEach(async () => {
  await closeOwn()
  globalThis.indexedDB = new IDBFactory()
  time = Date.parse('2026-11-24T10:00:00Z')
})

describe('a report', () => {
  test('is sent once, with a key of its own, and no longer waits', async () => {
    const server = new Server()
    const world = worldOf(server)
    const key = await enqueue(CONFIRM, SHOWN, world)
    time += 1
    await enqueue({ kind: 'missing', need: 'detox', municipality: 'Retie' }, SHOWN, world)
    await flush(false, world)
    await flush(false, world)
    expect(server.requests.map((r) => r.body)).toEqual([CONFIRM, { kind: 'missing', need: 'detox', municipality: 'Retie' }])
    expect(server.requests[0]?.key).toBe(key)
    expect(new Set(server.requests.map((r) => r.key)).size).toBe(2)
    expect(await waiting()).toEqual([])
  })

  test('whose answer got lost is sent again with the same key, and arrives once', async () => {
    const server = new Server([lostAnswer, lostAnswer, (arrived) => arrived()])
    const world = worldOf(server)
    const key = await enqueue(CONFIRM, SHOWN, world)
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await flush(false, world)
      time += 3_600_000
    }
    expect(server.requests.map((r) => r.key)).toEqual([key, key, key])
    expect(server.taken.size).toBe(1)
    expect(await waiting()).toEqual([])
  })

  test('waits while offline, without being tried', async () => {
    const server = new Server()
    await enqueue(CONFIRM, SHOWN)
    await flush(true, worldOf(server, { online: () => false }))
    expect(server.requests).toEqual([])
    expect(await waiting()).toMatchObject([{ attempts: 0, report: CONFIRM }])
  })

  test('survives a restart of the app', async () => {
    await enqueue(CONFIRM, SHOWN)
    await closeOwn()
    const server = new Server()
    await flush(false, worldOf(server))
    expect(server.taken.size).toBe(1)
  })

  test('waits longer after each failure of the server, but never beyond an hour and a fifth', async () => {
    const server = new Server([() => json(503)])
    const world = worldOf(server)
    await enqueue(CONFIRM, SHOWN, world)
    const waits: number[] = []
    for (let attempt = 0; attempt < 14; attempt += 1) {
      await flush(true, world)
      waits.push((await nextWait(world)) ?? -1)
    }
    expect(waits.slice(0, 3)).toEqual([5_000, 10_000, 20_000])
    expect(waits.at(-1)).toBe(3_600_000)
    await flush(false, world)
    expect(server.requests).toHaveLength(14)
  })

  test('comes back when the server says so', async () => {
    const world = worldOf(new Server([() => json(429, {}, { 'Retry-After': '120' })]))
    await enqueue(CONFIRM, SHOWN, world)
    await flush(false, world)
    expect(await nextWait(world)).toBe(120_000)
    expect(await waiting()).toMatchObject([{ refused: null }])
  })

  test('that the server refuses stays in view with the reason and is not tried again', async () => {
    const server = new Server([() => json(422, { message: 'Not right.', errors: { fact: ['unknown'] } })])
    const world = worldOf(server)
    await enqueue(CONFIRM, SHOWN, world)
    await flush(true, world)
    await flush(true, world)
    expect(server.requests).toHaveLength(1)
    expect(await waiting()).toMatchObject([{ refused: { status: 422, message: 'Not right. fact: unknown' } }])
    expect(await nextWait(world)).toBeNull()
  })

  test('one refused, or one that the server chokes on, does not hold up the others', async () => {
    const server = new Server([() => json(500), () => json(404, { message: 'Gone.' }), (arrived) => arrived()])
    const world = worldOf(server)
    for (const service_id of ['a', 'b', 'c']) {
      await enqueue({ ...CONFIRM, service_id }, SHOWN, world)
      time += 1
    }
    await flush(false, world)
    expect([...server.taken.values()]).toEqual([{ ...CONFIRM, service_id: 'c' }])
    expect((await waiting()).map((w) => w.refused?.status ?? null)).toEqual([null, 404])
  })

  test('a sign-in page of a Wi-Fi is no answer', async () => {
    const portal = () => new Response('<h1>Welkom</h1>', { status: 200, headers: { 'Content-Type': 'text/html' } })
    const world = worldOf(new Server([portal]))
    await enqueue(CONFIRM, SHOWN, world)
    await flush(false, world)
    expect(await waiting()).toMatchObject([{ attempts: 1, refused: null }])
  })

  test('withdrawn while it was on its way does not come back', async () => {
    const server = new Server()
    const world = worldOf(server)
    const key = await enqueue(CONFIRM, SHOWN, world)
    server.script = [async () => { await withdraw(key); return json(503) }]
    await flush(false, world)
    expect(await waiting()).toEqual([])
  })

  test('a clock that was set back does not make it wait for ever', async () => {
    const server = new Server([lost, (arrived) => arrived()])
    const world = worldOf(server)
    time += 365 * 86_400_000
    await enqueue(CONFIRM, SHOWN, world)
    await flush(false, world)
    time -= 365 * 86_400_000
    await flush(false, world)
    expect(server.taken.size).toBe(1)
  })
})

describe('two tabs at once', () => {
  test('take turns by a lock: each report is requested once', async () => {
    let line: Promise<unknown> = Promise.resolve()
    const request = ((_name: string, run: () => Promise<unknown>) => (line = line.then(run))) as unknown as LockManager['request']
    const server = new Server()
    const world = worldOf(server, { locks: { request } })
    await enqueue(CONFIRM, SHOWN, world)
    await Promise.all([flush(false, world), flush(false, world)])
    expect(server.requests).toHaveLength(1)
  })

  test('without locks they share the key, so that it still arrives once', async () => {
    const server = new Server()
    const world = worldOf(server)
    await enqueue(CONFIRM, SHOWN, world)
    await Promise.all([flush(false, world), flush(false, world)])
    expect(server.taken.size).toBe(1)
    expect(await waiting()).toEqual([])
  })
})

describe('sending by itself', () => {
  test('at the start, when one is added, and when the network is back', async () => {
    const server = new Server()
    let online = false
    const world = worldOf(server, { online: () => online })
    await enqueue(CONFIRM, SHOWN, world)
    const stop = keepSending(world)
    await settled()
    expect(server.requests).toHaveLength(0)
    online = true
    dispatchEvent(new Event('online'))
    await vi.waitFor(() => expect(server.requests).toHaveLength(1))
    await enqueue({ ...CONFIRM, service_id: 's2' }, SHOWN, world)
    await vi.waitFor(() => expect(server.requests).toHaveLength(2))
    stop()
    await enqueue(CONFIRM, SHOWN, world)
    dispatchEvent(new Event('online'))
    await settled()
    expect(server.requests).toHaveLength(2)
  })

  test('after its wait', async () => {
    const server = new Server([() => json(503, {}, { 'Retry-After': '1' }), (arrived) => arrived()])
    const world = worldOf(server, { now: () => Date.now() })
    await enqueue(CONFIRM, SHOWN, world)
    const stop = keepSending(world)
    await vi.waitFor(() => expect(server.taken.size).toBe(1), { timeout: 4_000 })
    stop()
    expect(server.requests).toHaveLength(2)
  })
})

const settled = () => new Promise((resolve) => setTimeout(resolve, 60))
