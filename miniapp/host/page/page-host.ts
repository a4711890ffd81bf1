import type { Host } from '../host'
import { queryAll } from '../wxml/selector'
import type { RenderedElement } from '../wxml/tree'
import type { EventChannel } from './event-channel'
import { PageTree } from './page-tree'
import { attachSetData, callMember, type Instance } from './view'

export interface PageDefinition {
  data?: object
  [member: string]: unknown
}

/** What a control holds beyond its attributes: text typed, switch turned. */
interface Held {
  /** The attribute when the person changed it; when the app writes another one, that one counts. */
  base: unknown
  value: unknown
}

/** One opened page: the app's instance of it and what it shows. */
export class PageHost {
  readonly instance: Instance
  readonly tree: PageTree
  visible = false
  alive = true
  scrollTop = 0
  private readonly held = new Map<string, Held>()

  constructor(
    private readonly host: Host,
    readonly id: number,
    readonly path: string,
    readonly query: Record<string, string>,
    definition: PageDefinition,
    channel: EventChannel,
  ) {
    const { realm } = host
    const own = { route: path, __route__: path, is: path, options: query, __wxWebviewId__: id }
    this.instance = Object.assign(realm.adopt(own) as Instance, definition)
    this.instance.data = realm.adopt(definition.data ?? {}) as Record<string, unknown>
    this.instance.getOpenerEventChannel = () => channel
    this.instance.selectComponent = (selector: string) => this.component(selector)
    this.instance.getTabBar = () => null
    this.instance.createSelectorQuery = () => (host.wx.createSelectorQuery as () => unknown)()
    this.tree = new PageTree(host, this)
    attachSetData(host, this.instance, path, () => this.tree.changed())
  }

  /** Calls a method of the page if it has one; exceptions are recorded. */
  call(name: string, ...args: unknown[]): unknown {
    return callMember(this.host, this.instance, name, args)
  }

  show(): void {
    if (this.visible) return
    this.visible = true
    this.call('onShow')
  }

  hide(): void {
    if (!this.visible) return
    this.visible = false
    this.call('onHide')
  }

  unload(): void {
    if (!this.alive) return
    this.visible = false
    this.call('onUnload')
    this.alive = false
    this.tree.dispose()
  }

  /** Elements under the page, or under one of its elements (inside of it, when it is a component). */
  queryAll(selector: string, from?: RenderedElement): RenderedElement[] {
    const root = this.tree.root
    return queryAll(from ? (from.shadow ?? from) : root, selector)
  }

  /** The current value of a control: what the person did to it, else its attribute. */
  valueOf(element: RenderedElement, attribute = 'value'): unknown {
    const held = this.held.get(`${this.tree.idOf(element)}/${attribute}`)
    return held && held.base === element.attrs[attribute] ? held.value : element.attrs[attribute]
  }

  hold(element: RenderedElement, value: unknown, attribute = 'value'): void {
    this.held.set(`${this.tree.idOf(element)}/${attribute}`, { base: element.attrs[attribute], value })
  }

  private component(selector: string): unknown {
    return this.queryAll(selector)[0]?.component?.instance ?? null
  }
}
