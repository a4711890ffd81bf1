import type { AppPackage } from './app-package'
import type { HostLog } from './host-log'
import { unsupportedIn, type ComponentDefinition } from './page/component-host'
import type { PageDefinition } from './page/page-host'
import type { Instance } from './page/view'

/** What the app's scripts define by `App()`, `Page()` and `Component()`, loaded as WeChat loads them. */
export class Definitions {
  app: Instance | undefined
  private readonly pages = new Map<string, PageDefinition>()
  private readonly components = new Map<string, ComponentDefinition>()
  /** The file whose script is running, which is what `Page()` and `Component()` define. */
  private loading = ''

  /** @param require runs a script of the mini-program once */
  constructor(
    private readonly package_: AppPackage,
    private readonly log: HostLog,
    private readonly require: (file: string) => unknown,
  ) {}

  /** Runs the scripts of the page's whole package first. Throws when the page's own defines none. */
  page(path: string): PageDefinition {
    this.loadBeside(path)
    const definition = this.pages.get(path)
    if (!definition) throw new Error(`Page "${path}" has not been registered yet.`)
    return definition
  }

  loadBeside(path: string): void {
    for (const page of this.package_.pagesBeside(path)) if (!this.pages.has(page)) this.load(page)
  }

  /** Loads the component's script on first use. Throws when it defines none. */
  component(file: string): ComponentDefinition {
    if (!this.components.has(file)) this.load(file)
    const definition = this.components.get(file)
    if (!definition) throw new Error(`component "${file}" did not call Component()`)
    return definition
  }

  readonly definePage = (definition: PageDefinition): void => {
    this.pages.set(this.loading, definition)
  }

  readonly defineComponent = (definition: ComponentDefinition): void => {
    const missing = unsupportedIn(definition)
    if (missing.length)
      this.log.warn(`${this.loading}: ${missing.join(', ')} of Component() are not acted on`)
    this.components.set(this.loading, definition)
  }

  private load(file: string) {
    this.loading = file
    this.log.guard(() => this.require(file))
    this.loading = ''
  }
}
