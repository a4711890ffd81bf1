import fs from 'node:fs'
import path from 'node:path'

export interface PageConfig {
  usingComponents?: Record<string, string>
  enablePullDownRefresh?: boolean
  [key: string]: unknown
}

interface AppJson {
  pages: string[]
  subPackages?: SubPackage[]
  subpackages?: SubPackage[]
  tabBar?: { list: { pagePath: string; text?: string }[] }
  window?: PageConfig
  usingComponents?: Record<string, string>
}

interface SubPackage {
  root: string
  pages: string[]
}

/** What the compiled mini-program declares in app.json and beside its pages. */
export class AppPackage {
  readonly root: string
  readonly mainPages: readonly string[]
  readonly tabs: readonly string[]
  private readonly app: AppJson
  private readonly subPackages: readonly SubPackage[]

  /** @param dist folder of app.json. Throws when there is none. */
  constructor(dist: string) {
    this.root = path.resolve(dist)
    this.app = JSON.parse(fs.readFileSync(path.join(this.root, 'app.json'), 'utf8')) as AppJson
    this.mainPages = this.app.pages
    this.tabs = (this.app.tabBar?.list ?? []).map(({ pagePath }) => pagePath)
    this.subPackages = (this.app.subPackages ?? this.app.subpackages ?? []).map(fullPaths)
  }

  get firstPage(): string {
    const [first] = this.mainPages
    if (!first) throw new Error('app.json names no page')
    return first
  }

  hasPage(page: string): boolean {
    return this.mainPages.includes(page) || this.subPackages.some(({ pages }) => pages.includes(page))
  }

  /** Root of the subpackage a file belongs to, '' for the main package. */
  packageOf(file: string): string {
    return this.subPackages.find(({ root }) => file.startsWith(`${root}/`))?.root ?? ''
  }

  /** Pages that are loaded together with this one: WeChat runs the scripts of a whole package. */
  pagesBeside(page: string): readonly string[] {
    const root = this.packageOf(page)
    return this.subPackages.find((item) => item.root === root)?.pages ?? this.mainPages
  }

  /** The page's own json over the app's `window`. */
  pageConfig(page: string): PageConfig {
    return { ...this.app.window, ...this.json(page) }
  }

  /** Custom components a page or component may use: tag → path from the root, without extension. */
  componentsOf(file: string): Map<string, string> {
    const own = Object.entries(this.json(file).usingComponents ?? {})
    const common = Object.entries(this.app.usingComponents ?? {})
    return new Map([
      ...common.map(([tag, target]) => [tag, resolvePath('app', target)] as const),
      ...own.map(([tag, target]) => [tag, resolvePath(file, target)] as const),
    ])
  }

  exists(file: string): boolean {
    return fs.existsSync(path.join(this.root, file))
  }

  read(file: string): string {
    return fs.readFileSync(path.join(this.root, file), 'utf8')
  }

  private json(file: string): PageConfig {
    return this.exists(`${file}.json`) ? (JSON.parse(this.read(`${file}.json`)) as PageConfig) : {}
  }
}

/** A path as written in `from`, from the root and without a leading slash. */
export function resolvePath(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  return path.posix.join(path.posix.dirname(from), target)
}

function fullPaths({ root, pages }: SubPackage): SubPackage {
  const base = root.replace(/^\/|\/$/g, '')
  return { root: base, pages: pages.map((page) => `${base}/${page}`) }
}
