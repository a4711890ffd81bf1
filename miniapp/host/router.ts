import { resolvePath } from './app-package'
import type { Host } from './host'
import { EventChannel } from './page/event-channel'
import type { PageHost } from './page/page-host'

const DEEPEST = 10

interface Target {
  path: string
  query: Record<string, string>
}

/** The page stack. Every method throws, worded as WeChat words it, what the platform would refuse. */
export class Router {
  private pages: PageHost[] = []
  private readonly tabPages = new Map<string, PageHost>()

  constructor(private readonly host: Host) {}

  get stack(): readonly PageHost[] {
    return this.pages
  }

  /** The page in front. Throws before the launch. */
  get current(): PageHost {
    const page = this.pages[this.pages.length - 1]
    if (!page) throw new Error('no page is open')
    return page
  }

  /** An open page, hidden tab pages included. */
  byId(id: number): PageHost {
    const found = [...this.pages, ...this.tabPages.values()].find((page) => page.id === id)
    if (!found) throw new Error(`page ${id} is not open`)
    return found
  }

  navigateTo(url: string, channel = new EventChannel()): void {
    const target = this.resolve(url)
    this.refuseTab(target, 'navigateTo')
    if (this.pages.length >= DEEPEST) throw new Error(`page limit exceeded: ${DEEPEST}`)
    this.current.hide()
    this.open(target, channel)
  }

  redirectTo(url: string): void {
    const target = this.resolve(url)
    this.refuseTab(target, 'redirectTo')
    this.close(1)
    this.open(target)
  }

  reLaunch(url: string): void {
    const target = this.resolve(url)
    this.closeAll()
    this.open(target)
  }

  switchTab(url: string): void {
    const target = this.resolve(url)
    if (!this.isTab(target)) throw new Error('can not switch to no-tabBar page')
    this.close(this.pages.length - 1)
    const [shown] = this.pages
    const known = this.tabPages.get(target.path)
    if (shown && shown === known) return shown.show()
    if (shown) this.leave(shown)
    this.pages = []
    if (!known) return this.open({ path: target.path, query: {} })
    this.pages.push(known)
    known.show()
  }

  navigateBack(delta = 1): void {
    if (this.pages.length < 2) throw new Error('cannot navigate back at first page.')
    this.close(Math.min(delta, this.pages.length - 1))
    this.current.show()
  }

  closeAll(): void {
    for (const page of [...this.pages].reverse()) page.unload()
    for (const page of this.tabPages.values()) page.unload()
    this.pages = []
    this.tabPages.clear()
  }

  private open(target: Target, channel = new EventChannel()) {
    const page = this.host.createPage(target.path, target.query, channel)
    this.pages.push(page)
    if (this.isTab(target)) this.tabPages.set(target.path, page)
    page.call('onLoad', this.host.realm.adopt(target.query))
    page.show()
    this.host.timers.soon(() => {
      if (page.alive) page.call('onReady')
    })
  }

  private close(count: number) {
    for (let left = count; left > 0; left -= 1) this.drop(this.pages.pop())
  }

  private drop(page: PageHost | undefined) {
    if (!page) return
    page.unload()
    if (this.tabPages.get(page.path) === page) this.tabPages.delete(page.path)
  }

  /** A tab page stays alive behind the others. */
  private leave(page: PageHost) {
    if (this.tabPages.get(page.path) === page) page.hide()
    else page.unload()
  }

  private isTab({ path }: Target) {
    return this.host.package.tabs.includes(path)
  }

  private refuseTab(target: Target, method: string) {
    if (this.isTab(target)) throw new Error(`can not ${method} a tabbar page`)
  }

  private resolve(url: string): Target {
    const [address = '', search = ''] = url.split('?')
    const from = this.pages.length ? this.current.path : 'app'
    const path = resolvePath(from, address).replace(/\.html$/, '')
    if (!this.host.package.hasPage(path)) throw new Error(`page "${path}" is not found`)
    return { path, query: parseQuery(search) }
  }
}

/** Values stay as they were written: WeChat does not decode them for the page. */
export function parseQuery(search: string): Record<string, string> {
  const pairs = search.split('&').filter(Boolean)
  return Object.fromEntries(pairs.map(splitPair))
}

function splitPair(pair: string): [string, string] {
  const at = pair.indexOf('=')
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
}
