import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

const IGNORED_FOLDERS = new Set(['node_modules', 'dist', 'testing', 'fixtures'])

/**
 * SHA-256 over names and contents of files, in the order of their names; folders are read whole, without
 * tests, builds and hidden entries. An input that does not exist counts as its absence.
 */
export function contentHash(root: string, inputs: readonly string[], extra: readonly string[] = []): string {
  const hash = createHash('sha256')
  for (const text of extra) hash.update(`${text}\0`)
  for (const file of inputFiles(root, inputs)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

/** Files that `contentHash` reads, as paths with forward slashes relative to `root`, sorted. */
export function inputFiles(root: string, inputs: readonly string[]): string[] {
  const files = inputs
    .filter((input) => existsSync(path.join(root, input)))
    .flatMap((input) => under(root, input))
  return [...new Set(files)].sort()
}

function under(root: string, input: string): string[] {
  if (statSync(path.join(root, input)).isFile()) return [input]
  return readdirSync(path.join(root, input), { withFileTypes: true })
    .filter((entry) => counts(entry.name, entry.isDirectory()))
    .flatMap((entry) => under(root, path.posix.join(input, entry.name)))
}

function counts(name: string, isFolder: boolean): boolean {
  if (name.startsWith('.')) return false
  return isFolder ? !IGNORED_FOLDERS.has(name) : !/\.test\.tsx?$/.test(name)
}
