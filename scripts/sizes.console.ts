import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** What the console may load before the dashboard stands: KB (1,024 bytes) after gzip. */
export const CONSOLE_FIRST_LOAD_KB = 525

interface Chunk {
  file: string
  css?: string[]
  imports?: string[]
  dynamicImports?: string[]
}

type Manifest = Record<string, Chunk>

const ENTRY = 'index.html'
/** Drawn on the dashboard at once, though each is a chunk of its own. */
const FIRST_PAGES = [
  'src/app/dashboard-route.tsx',
  'src/features/dashboard/week-charts.tsx',
  'src/features/messages/inbox-bell.tsx',
]

/** KB after gzip of everything from sign-in to the drawn dashboard: index.html, its scripts and styles, the page's chunks. */
export function consoleFirstLoad(dist: string): number {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Manifest
  const files = new Set([ENTRY])
  for (const key of [ENTRY, ...FIRST_PAGES]) addChunk(manifest, key, files)
  const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0)
  return Math.ceil((bytes / 1024) * 10) / 10
}

/** @throws Error when the build no longer has a chunk that the first load is counted by. */
function addChunk(manifest: Manifest, key: string, files: Set<string>): void {
  const chunk = manifest[key]
  if (!chunk) throw new Error(`The console's build has no chunk ${key}: name the first load's chunks anew`)
  if (files.has(chunk.file)) return
  for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
  for (const needed of chunk.imports ?? []) addChunk(manifest, needed, files)
}
