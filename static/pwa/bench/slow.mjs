// A slow phone: Chromium's own slowing (Emulation.setCPUThrottlingRate) holds up the page but "is only supported for pages, not workers",
// and search is in a worker. So the whole process of the page is stopped for most of each moment, as that slowing does with one thread.
import { readdirSync, readFileSync } from 'node:fs'

const PERIOD_MS = 20
const LOOK_AGAIN_MS = 100

const read = (path) => { try { return readFileSync(path, 'utf8') } catch { return '' } }
const processes = () => readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number)
const parentOf = (pid) => Number(/^PPid:\s*(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0)

/** The processes of pages of the Chromium that has this profile. */
export function renderers(profile) {
  const all = processes()
  const parents = new Map(all.map((pid) => [pid, parentOf(pid)]))
  const root = all.find((pid) => { const line = read(`/proc/${pid}/cmdline`); return line.includes(`--user-data-dir=${profile}`) && !line.includes('--type=') })
  const isOurs = (pid) => { for (let at = pid; at > 1; at = parents.get(at) ?? 0) if (at === root) return true; return false }
  return root ? all.filter((pid) => isOurs(pid) && read(`/proc/${pid}/cmdline`).includes('--type=renderer')) : []
}

/** Megabytes that the largest page holds, shared memory counted in part. */
export function memoryOf(profile) {
  const held = renderers(profile).map((pid) => Number(/^Pss:\s*(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024)
  return Math.max(0, ...held)
}

const signal = (pids, name) => pids.forEach((pid) => { try { process.kill(pid, name) } catch { /* it is gone */ } })

/** Slow the pages of this profile down `times` times until the answer is called. */
export function slowed(profile, times) {
  let pids = []
  let looked = 0
  let stopped = false
  let timer
  const run = () => {
    signal(pids, 'SIGCONT')
    if (stopped) return
    if (Date.now() - looked > LOOK_AGAIN_MS) { pids = renderers(profile); looked = Date.now() }
    timer = setTimeout(() => { signal(pids, 'SIGSTOP'); timer = setTimeout(run, PERIOD_MS * (1 - 1 / times)) }, PERIOD_MS / times)
  }
  run()
  return () => { stopped = true; clearTimeout(timer); signal(pids, 'SIGCONT') }
}
