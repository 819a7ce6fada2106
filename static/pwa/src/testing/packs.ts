// For tests of syncing: packs as a server has them, and a network that can do to them what networks do.
import { FORMAT } from '../pack/download'
import { createHash } from 'node:crypto'
import type { Manifest } from '../contract'

export interface Pack { manifest: Manifest; contents: Map<string, Uint8Array> }

const hex = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** A pack of these files (name → what is in it). */
export function packOf(revision: number, files: Record<string, unknown>, generated_at = new Date().toISOString(), format = FORMAT): Pack {
  const contents = new Map<string, Uint8Array>()
  const listed = Object.entries(files).map(([name, value]) => {
    const content = new TextEncoder().encode(JSON.stringify(value))
    contents.set(hex(content), content)
    return { name, sha256: hex(content), bytes: content.length }
  })
  return { manifest: { format, region: 'Kempen', generated_at, revision, services: 7, files: listed }, contents }
}

export type Fate = 'arrives' | 'lost' | 'cut-off' | 'changed' | 'too-short' | 'error-500' | 'not-found'

export class FakeServer {
  /** What was asked, in order: `manifest.json` or the hash of a file. */
  asked: string[] = []
  /** What arrived whole. */
  delivered: string[] = []
  fate: (name: string, count: number) => Fate = () => 'arrives'
  /** What else happens while a file is on its way. */
  meanwhile: () => Promise<void> = async () => undefined

  constructor(public pack: Pack, public clock: () => number = Date.now) {}

  fetch: typeof fetch = async (input) => {
    const name = String(input).replace('/pack/', '')
    this.asked.push(name)
    const fate = this.fate(name, this.asked.length)
    await this.meanwhile()
    const content = name === 'manifest.json' ? new TextEncoder().encode(JSON.stringify(this.pack.manifest)) : this.pack.contents.get(name)
    if (fate === 'lost') throw new TypeError('network')
    if (fate === 'error-500') return new Response('<h1>Broken</h1>', { status: 500 })
    if (fate === 'not-found' || !content) return new Response('', { status: 404 })
    const half = content.slice(0, content.length >> 1)
    if (fate === 'cut-off') return new Response(brokenAfter(half))
    if (fate === 'too-short') return new Response(half)
    // Still JSON, and as long as it was: only the hash can tell.
    if (fate === 'changed') return new Response(new TextEncoder().encode(new TextDecoder().decode(content).replace('v', 'w')))
    this.delivered.push(name)
    return new Response(content as BodyInit, { headers: { Date: new Date(this.clock()).toUTCString() } })
  }
}

const brokenAfter = (part: Uint8Array): ReadableStream =>
  new ReadableStream({ start(controller) { controller.enqueue(part); setTimeout(() => controller.error(new TypeError('broken off')), 0) } })
