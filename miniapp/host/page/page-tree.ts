import type { Host } from '../host'
import { render, type RenderHooks } from '../wxml/render'
import { eachElement, type RenderedElement } from '../wxml/tree'
import { ComponentHost } from './component-host'
import type { PageHost } from './page-host'
import type { Instance } from './view'

/** What a page shows: rendered when asked for or shortly after a change, with its components kept alive. */
export class PageTree {
  private rendered: RenderedElement | undefined
  private awaited = false
  private elements = new Map<string, RenderedElement>()
  private readonly components = new Map<string, ComponentHost>()

  constructor(
    private readonly host: Host,
    private readonly page: PageHost,
  ) {
    this.changed()
  }

  get root(): RenderedElement {
    this.rendered ??= this.renderAll()
    return this.rendered
  }

  /** Data has changed. Renders once after all changes of this turn, so that components live without being asked. */
  changed(): void {
    this.rendered = undefined
    if (this.awaited) return
    this.awaited = true
    this.host.timers.soon(() => {
      this.awaited = false
      if (this.page.alive) this.host.guard(() => this.root)
    })
  }

  idOf(element: RenderedElement): string {
    const { sid } = element.dataset
    return typeof sid === 'string' ? sid : element.key
  }

  /** The element as it is now. Throws when it is no longer shown. */
  byId(id: string): RenderedElement {
    const found = this.find(id)
    if (!found) throw new Error(`element ${id} is no longer on ${this.page.path}`)
    return found
  }

  find(id: string): RenderedElement | undefined {
    return this.root && this.elements.get(id)
  }

  /** The instance whose handlers an element names: that of the component it is inside of, or the page's. */
  ownerOf(element: RenderedElement): Instance {
    let top = element
    while (top.parent) top = top.parent
    return top.outside?.component?.instance ?? this.page.instance
  }

  dispose(): void {
    for (const component of this.components.values()) component.detach()
    this.components.clear()
  }

  private renderAll(): RenderedElement {
    const seen = new Set<string>()
    const root = this.renderFile(this.page.path, this.page.instance.data, '', seen)
    this.dropUnseen(seen)
    this.elements = new Map()
    eachElement(root, (element) => this.elements.set(this.idOf(element), element))
    return root
  }

  private renderFile(file: string, data: object, key: string, seen: Set<string>): RenderedElement {
    const tags = this.host.package.componentsOf(file)
    const hooks: RenderHooks = {
      warn: (message) => this.host.warn(message),
      enter: (element) => {
        const target = tags.get(element.tag)
        if (target) this.renderComponent(element, target, seen)
      },
    }
    return render(this.host.wxml.load(`${file}.wxml`), data, hooks, key)
  }

  private renderComponent(element: RenderedElement, file: string, seen: Set<string>) {
    const key = `${element.key}<${file}>`
    seen.add(key)
    const component = this.components.get(key) ?? this.createComponent(key, file)
    component.update(element.attrs)
    element.component = component
    element.shadow = this.renderFile(file, component.instance.data, key, seen)
    element.shadow.outside = element
  }

  private createComponent(key: string, file: string): ComponentHost {
    const definition = this.host.definitions.component(file)
    const made = new ComponentHost(this.host, file, definition, this.page.path, () => this.changed())
    this.components.set(key, made)
    return made
  }

  private dropUnseen(seen: Set<string>) {
    for (const [key, component] of this.components) {
      if (seen.has(key)) continue
      this.components.delete(key)
      component.detach()
    }
  }
}
