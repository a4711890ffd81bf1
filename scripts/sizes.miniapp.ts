import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

/** WeChat's own limit is 2 MB; ours leaves room for what comes. */
export const WEAPP_MAIN_MOST = 1.5 * 1024 * 1024
export const H5_FIRST_LOAD_MOST = 250 * 1024

/** Bytes of the mini-program's main package: everything in the folder that no subpackage holds. */
export function weappMainPackageBytes(dist: string): number {
  const roots = subpackageRoots(dist).map((root) => path.join(dist, root) + path.sep)
  return filesUnder(dist)
    .filter((file) => !roots.some((root) => file.startsWith(root)))
    .reduce((sum, file) => sum + statSync(file).size, 0)
}

/** Gzipped bytes that the H5's first page fetches: the page, what it names, and the larger of 首页 and 待办. */
export function h5FirstLoadGz(dist: string): number {
  const html = readFileSync(path.join(dist, 'index.html'), 'utf8')
  const named = [...html.matchAll(/(?:src|href)="\/?((?:js|css)\/[^"]+)"/g)].flatMap(([, file]) => file ?? [])
  const entry = [...new Set(named)]
  const pages = FIRST_PAGES.map(
    (page) => new Set(['index.html', ...entry, ...chunksOfPage(dist, entry, page)]),
  )
  return Math.max(...pages.map((files) => sum([...files].map((file) => gzBytes(path.join(dist, file))))))
}

/** Where a citizen begins, and where an official does. */
const FIRST_PAGES = ['pages/home/index', 'pages/todo/index'] as const

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}

/** The chunks that the entry script loads for a page, found by the ids in its import: `Promise.all([n.e(1),n.e(2)])`. */
function chunksOfPage(dist: string, entry: readonly string[], page: string): string[] {
  const script = entry
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(path.join(dist, file), 'utf8'))
  const at = script.map(
    (text) => text.match(new RegExp(`"path":"${page}","load":.{0,400}?\\.then\\(`, 's'))?.[0] ?? '',
  )
  const ids = [...at.join('').matchAll(/\.e\((\d+)\)/g)].flatMap(([, id]) => id ?? [])
  if (ids.length === 0)
    throw new Error(`${page} is not loaded by ${entry.join(', ')}: has Taro's output changed?`)
  return ['js', 'css'].flatMap((folder) =>
    readdirSync(path.join(dist, folder))
      .filter((file) => ids.some((id) => file.startsWith(`${id}.`)) && /\.(js|css)$/.test(file))
      .map((file) => `${folder}/${file}`),
  )
}

function subpackageRoots(dist: string): string[] {
  const app = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8')) as {
    subPackages?: { root: string }[]
  }
  return (app.subPackages ?? []).map(({ root }) => root)
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name)
    return entry.isDirectory() ? filesUnder(full) : [full]
  })
}

function gzBytes(file: string): number {
  return gzipSync(readFileSync(file), { level: 9 }).length
}
