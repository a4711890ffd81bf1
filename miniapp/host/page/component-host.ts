import type { Host } from '../host'
import { camelCase } from '../wxml/render'
import { attachSetData, type Instance } from './view'

export interface ComponentDefinition {
  properties?: Record<string, PropertyDefinition | undefined>
  data?: object
  methods?: object
  lifetimes?: Record<string, unknown>
  [member: string]: unknown
}

type PropertyDefinition =
  { type?: unknown; value?: unknown; observer?: unknown } | ((value?: unknown) => unknown) | null

/** Parts of `Component()` this host does not act on. */
const NOT_SUPPORTED = ['behaviors', 'observers', 'relations', 'pageLifetimes']

/** One custom component on a page: its instance, from attached to detached. */
export class ComponentHost {
  readonly instance: Instance
  private attached = false

  /** @param file path of the component without extension; `changed` is told when its data is */
  constructor(
    private readonly host: Host,
    readonly file: string,
    private readonly definition: ComponentDefinition,
    page: string,
    changed: () => void,
  ) {
    const members = {
      ...definition.methods,
      data: { ...defaultsOf(definition), ...definition.data },
      is: file,
    }
    this.instance = host.realm.adopt(members) as Instance
    this.instance.props = host.realm.adopt({})
    this.instance.properties = this.instance.data
    attachSetData(host, this.instance, page, changed)
    this.instance.triggerEvent = () =>
      host.warn(`${file}: triggerEvent is not supported by the headless host`)
    this.lifetime('created')
  }

  /** Hands over attributes; on the first call the component is attached. */
  update(attrs: Record<string, unknown>): void {
    for (const [name, value] of Object.entries(attrs)) this.setProperty(camelCase(name), value)
    if (this.attached) return
    this.attached = true
    this.lifetime('attached')
    this.host.timers.soon(() => this.lifetime('ready'))
  }

  detach(): void {
    this.lifetime('detached')
  }

  private setProperty(name: string, value: unknown) {
    const property = this.definition.properties?.[name]
    if (property === undefined) return
    const before = this.instance.data[name]
    this.instance.data[name] = value
    const observer = property && typeof property === 'object' ? property.observer : undefined
    if (observer === undefined || before === value) return
    this.host.guard(() => {
      const run = typeof observer === 'string' ? this.instance[observer] : observer
      if (typeof run === 'function') Reflect.apply(run, this.instance, [value, before])
    })
  }

  private lifetime(name: string) {
    const run = this.definition.lifetimes?.[name] ?? this.definition[name]
    if (typeof run === 'function') this.host.guard(() => Reflect.apply(run, this.instance, []))
  }
}

/** Names in the definition that are not acted on. */
export function unsupportedIn(definition: ComponentDefinition): string[] {
  return NOT_SUPPORTED.filter((name) => Object.keys(Object(definition[name]) as object).length > 0)
}

function defaultsOf({ properties = {} }: ComponentDefinition): Record<string, unknown> {
  const entries = Object.entries(properties).map(([name, property]) => [name, defaultOf(property)] as const)
  return Object.fromEntries(entries)
}

function defaultOf(property: PropertyDefinition | undefined): unknown {
  if (!property || typeof property === 'function') return undefined
  return property.value
}
