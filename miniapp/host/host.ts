import { Activity } from './activity'
import { AppPackage } from './app-package'
import { Definitions } from './definitions'
import { VirtualFiles } from './files'
import { HostLog } from './host-log'
import { Mocks } from './mocks'
import { Modals } from './modals'
import { Modules } from './modules'
import type { EventChannel } from './page/event-channel'
import { PageHost } from './page/page-host'
import { callMember, type Instance } from './page/view'
import { HostPhone } from './phone'
import { PhoneEvents } from './phone-events'
import { Realm } from './realm'
import { Router } from './router'
import { Timers } from './timers'
import { WxmlFiles } from './wxml/wxml.file'
import { networkState } from './wx/network'
import { makeWx, type Wx } from './wx/wx'

/** Names frameworks probe for and WeChat does not have, or that JavaScript itself asks of any object. */
const PROBED = new Set([
  'cloud',
  'webpackJsonp',
  'then',
  'toJSON',
  'window',
  'document',
  '$$typeof',
  'nodeType',
])

export interface Launch {
  /** Page to open, with or without a leading slash; the first page of app.json when absent. */
  path?: string
  /** Written into the address as it is: encode what needs it. */
  query?: Record<string, string>
}

/** One running mini-program without a screen: the compiled files, its pages, and the phone around it. */
export class Host extends HostLog {
  readonly package: AppPackage
  readonly files = new VirtualFiles()
  readonly storage = new Map<string, string>()
  readonly timers = new Timers((error) => this.fail(error))
  readonly activity = new Activity(this.timers)
  readonly modals: Modals
  readonly mocks = new Mocks(this)
  readonly router = new Router(this)
  readonly realm: Realm
  readonly wxml: WxmlFiles
  readonly events: PhoneEvents
  readonly definitions: Definitions
  readonly wx: Wx
  launchOptions: object = {}
  /** True while the app handles a tap, and no longer once it waits for anything. */
  tapping = false
  private readonly modules: Modules
  private nextPageId = 1

  /** @param dist folder of app.json. Throws when there is none. */
  constructor(
    dist: string,
    readonly phone = new HostPhone(),
  ) {
    super()
    this.package = new AppPackage(dist)
    this.wxml = new WxmlFiles(this.package.root, (error) => this.fail(error))
    this.modals = new Modals(phone, this)
    this.definitions = new Definitions(this.package, this, (file) => this.modules.require(file))
    this.realm = new Realm(this.globals())
    this.events = new PhoneEvents(this.timers, this.realm)
    this.modules = new Modules(this.package, this.realm)
    this.wx = makeWx(this)
    this.expose('wx', this.wx)
    phone.watchNetwork(() => this.events.tell('networkStatusChange', networkState(this)))
  }

  /** Runs the app and opens its page. Throws what app.js throws while it loads. */
  async launch({ path, query = {} }: Launch = {}): Promise<void> {
    const page = path ? path.replace(/^\//, '') : this.package.firstPage
    this.launchOptions = { path: page, query, scene: 1001, referrerInfo: {} }
    this.modules.require('app')
    this.definitions.loadBeside(this.package.firstPage)
    this.callApp('onLaunch', this.launchOptions)
    this.callApp('onShow', this.launchOptions)
    const search = Object.entries(query).map(([name, value]) => `${name}=${value}`)
    this.router.reLaunch(search.length ? `/${page}?${search.join('&')}` : `/${page}`)
    await this.settle()
  }

  /** Ends the app: pages unload, timers stop. */
  close(): void {
    this.guard(() => this.router.closeAll())
    this.timers.stopAll()
  }

  /** Waits until nothing the app has begun is pending. False when it did not come to rest in five seconds. */
  settle(): Promise<boolean> {
    return this.activity.settle()
  }

  /** Pulls the page in front down. Throws when the page does not allow it. */
  pullDown(): void {
    const page = this.router.current
    if (!this.package.pageConfig(page.path).enablePullDownRefresh)
      throw new Error(`${page.path} does not enable pull-down refresh`)
    page.call('onPullDownRefresh')
  }

  /** Scrolls the page in front to its end. */
  reachBottom(): void {
    this.router.current.call('onReachBottom')
  }

  callApp(name: string, argument: object): void {
    const { app } = this.definitions
    if (app) callMember(this, app, name, [this.realm.adopt(argument)])
  }

  createPage(path: string, query: Record<string, string>, channel: EventChannel): PageHost {
    const definition = this.definitions.page(path)
    return new PageHost(this, this.nextPageId++, path, query, definition, channel)
  }

  /** Runs a function declared as text inside the app. Throws what it throws. */
  evaluate(declaration: string, args: readonly unknown[]): unknown {
    const declared = this.realm.run(`(${declaration})`)
    if (typeof declared !== 'function') throw new Error('not a function')
    const adopted = args.map((arg) => this.realm.adopt(arg))
    return Reflect.apply(declared, undefined, adopted)
  }

  /** Gives the app a global name. */
  expose(name: string, value: unknown): void {
    Object.assign(this.realm.context, { [name]: value })
  }

  /** An object that warns when a name is read that it does not have. */
  loudly<T extends object>(name: string, object: T): T {
    return new Proxy(object, {
      get: (target, key) => {
        if (typeof key === 'string' && !(key in target) && !PROBED.has(key))
          this.warn(`${name}.${key} is not known to the headless host`)
        return Reflect.get(target, key) as unknown
      },
    })
  }

  private globals() {
    const { definitions, timers } = this
    return {
      console: this.console(),
      setTimeout: timers.setTimeout,
      setInterval: timers.setInterval,
      clearTimeout: timers.clear,
      clearInterval: timers.clear,
      global: {},
      __wxConfig: { envVersion: 'develop' },
      App: (app: Instance) => void (definitions.app = app),
      Page: definitions.definePage,
      Component: definitions.defineComponent,
      Behavior: (behavior: unknown) => behavior,
      getApp: () => definitions.app,
      getCurrentPages: () => this.realm.array(this.router.stack.map(({ instance }) => instance)),
      requirePlugin: (name: string) => {
        throw new Error(`plugin "${name}" is not found`)
      },
    }
  }
}
