// Lists as a file: to keep them safe, or to take them to another device. A file is read whole or not at all.
import { changed } from '../own/changes'
import { own } from '../own/database'
import { LONGEST_NAME, LONGEST_NOTE, type Saved, type SavedList, saved, type SavedService } from './saved'

const FORMAT = 'gezel-saved'
const VERSION = 1
const LARGEST_FILE_BYTES = 5_000_000
const MOST_RECORDS = 5_000
const LONGEST_ID = 100

/** Why a file cannot be read, for the screen to put into words. */
export class TransferError extends Error {
  constructor(readonly why: 'not-ours' | 'newer' | 'damaged' | 'too-large') { super(why) }
}

export async function exportFile(now: Date = new Date()): Promise<{ name: string; text: string }> {
  const text = JSON.stringify({ format: FORMAT, version: VERSION, exported_at: now.toISOString(), ...(await saved()) }, null, 1)
  return { name: `gezel-bewaard-${now.toISOString().slice(0, 10)}.json`, text }
}

/** Read a file of `exportFile` into what is saved here. What is here stays; of a service that is in both, both notes are kept. */
export async function importFile(text: string): Promise<{ added: number; known: number }> {
  const file = checked(text)
  const write = (await own()).transaction(['lists', 'saved'], 'readwrite')
  const [lists, services] = [write.objectStore('lists'), write.objectStore('saved')]
  for (const list of file.lists) if (!(await lists.get(list.id))) await lists.put(list)
  let added = 0
  for (const service of file.services) {
    const here = await services.get(service.service_id)
    if (!here) added += 1
    await services.put(here ? { ...here, note: bothNotes(here.note, service.note) } : service)
  }
  await write.done
  changed('saved')
  return { added, known: file.services.length - added }
}

function bothNotes(here: string, there: string): string {
  if (!there || here.includes(there)) return here
  return (here ? `${here}\n${there}` : there).slice(0, LONGEST_NOTE)
}

/** The file's content, every field checked; `TransferError` where one is not right. */
function checked(text: string): Saved {
  if (text.length > LARGEST_FILE_BYTES) throw new TransferError('too-large')
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    // A file of ours that was cut off on its way still begins as one.
    throw new TransferError(text.includes(`"format": "${FORMAT}"`) ? 'damaged' : 'not-ours')
  }
  if (!isRecord(file) || file.format !== FORMAT) throw new TransferError('not-ours')
  if (typeof file.version !== 'number' || file.version > VERSION) throw new TransferError('newer')
  const lists = records(file.lists).map(listOf)
  const known = new Set(lists.map((list) => list.id))
  return { lists, services: records(file.services).map((record) => serviceOf(record, known)) }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function records(value: unknown): Record<string, unknown>[] {
  if (!Array.isArray(value) || value.length > MOST_RECORDS || !value.every(isRecord)) throw new TransferError('damaged')
  return value
}

function textOf(value: unknown, longest: number, mayBeEmpty = false): string {
  if (typeof value !== 'string' || value.length > longest || (!mayBeEmpty && !value.trim())) throw new TransferError('damaged')
  return value
}

function timeOf(value: unknown): string {
  if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) throw new TransferError('damaged')
  return new Date(value).toISOString()
}

const listOf = (record: Record<string, unknown>): SavedList => ({
  id: textOf(record.id, LONGEST_ID), name: textOf(record.name, LONGEST_NAME), created: timeOf(record.created),
})

function serviceOf(record: Record<string, unknown>, lists: Set<string>): SavedService {
  const list = record.list_id === null ? null : textOf(record.list_id, LONGEST_ID)
  if (list !== null && !lists.has(list)) throw new TransferError('damaged')
  // A slug becomes part of an address within the app: nothing but what slugs are made of.
  const slug = textOf(record.slug, 300)
  if (!/^[\p{L}\p{N}_-]+$/u.test(slug)) throw new TransferError('damaged')
  return {
    service_id: textOf(record.service_id, LONGEST_ID), slug, name: textOf(record.name, 500), list_id: list,
    note: textOf(record.note, LONGEST_NOTE, true), saved_at: timeOf(record.saved_at),
  }
}
