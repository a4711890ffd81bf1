import { compileObject } from './expression'
import type { Scope } from './expression.nodes'
import { compileValue, soleCode } from './interpolate'
import { newElement, type Binding, type RenderedElement } from './tree'
import type { WxmlFile } from './wxml.file'
import type { WxmlElement, WxmlNode } from './wxml.parse'

export interface RenderHooks {
  /** Called for every element once its attributes are known. */
  enter(element: RenderedElement): void
  warn(message: string): void
}

/** Where in the templates we are: the file gives templates and scripts, the scope the data. */
interface Place {
  file: WxmlFile
  scope: Scope
  parent: RenderedElement
  /** Prefix of the keys of what is rendered here. */
  key: string
}

const BINDING = /^(capture-)?(bind|catch|mut-bind):?([\w-]+)$/

/** Puts data into a parsed file. The result is a tree under a root element `page`, whose key begins all others. */
export function render(file: WxmlFile, data: object, hooks: RenderHooks, key = ''): RenderedElement {
  const root = newElement('page', key, null)
  renderNodes(file.body, { file, scope: scopeOf(file, data), parent: root, key })
  return root

  function renderNodes(nodes: WxmlNode[], place: Place) {
    let taken = false
    for (const [index, node] of nodes.entries()) {
      const at = { ...place, key: `${place.key}.${index}` }
      if (node.kind === 'text') {
        renderText(node.text, at)
        continue
      }
      // wx:for binds tighter than wx:if on one node: its condition may read the item
      const wanted: boolean | undefined =
        'wx:for' in node.attrs ? undefined : condition(node, at.scope, taken)
      if (wanted !== undefined) taken = wanted || (taken && !('wx:if' in node.attrs))
      if (wanted !== false) renderLoop(node, at)
    }
  }

  function renderText(source: string, { scope, parent }: Place) {
    const text = valueOf(source, scope)
    parent.children.push({ kind: 'text', text: text == null ? '' : String(text), parent })
  }

  function renderLoop(node: WxmlElement, place: Place) {
    if (!('wx:for' in node.attrs)) return renderOne(node, place)
    const item = String(node.attrs['wx:for-item'] ?? 'item')
    const index = String(node.attrs['wx:for-index'] ?? 'index')
    for (const [position, value] of entriesOf(attr(node, 'wx:for', place.scope))) {
      const scope = extend(place.scope, { [item]: value, [index]: position })
      if (condition(node, scope, false) === false) continue
      renderOne(node, { ...place, scope, key: `${place.key}[${String(loopKey(node, value, position))}]` })
    }
  }

  function renderOne(node: WxmlElement, place: Place) {
    if (node.tag === 'block') renderNodes(node.children, place)
    else if (node.tag === 'template') renderTemplate(node, place)
    else renderElement(node, place)
  }

  function renderTemplate(node: WxmlElement, place: Place) {
    const name = String(attr(node, 'is', place.scope))
    const template = place.file.templates.get(name)
    if (!template) return hooks.warn(`template "${name}" is not found in ${place.file.name}`)
    const data = typeof node.attrs.data === 'string' ? templateData(node.attrs.data, place.scope) : {}
    const scope = scopeOf(template.file, data)
    renderNodes(template.children, { ...place, file: template.file, scope, key: `${place.key}:${name}` })
  }

  function renderElement(node: WxmlElement, place: Place) {
    const element = newElement(node.tag, place.key, place.parent)
    for (const [name, raw] of Object.entries(node.attrs)) setAttribute(element, name, raw, place.scope)
    place.parent.children.push(element)
    hooks.enter(element)
    renderNodes(node.children, { ...place, parent: element })
  }
}

function setAttribute(element: RenderedElement, name: string, raw: string | true, scope: Scope) {
  if (name.startsWith('wx:')) return
  const value = raw === true ? true : valueOf(raw, scope)
  const binding = toBinding(name, value)
  if (binding) element.bindings.push(binding)
  else if (name.startsWith('data-')) element.dataset[camelCase(name.slice(5))] = value
  else element.attrs[name] = value
}

function toBinding(name: string, value: unknown): Binding | undefined {
  const found = BINDING.exec(name)
  if (!found) return undefined
  const [, capture, kind, type = ''] = found
  return {
    type,
    handler: typeof value === 'string' ? value : '',
    capture: Boolean(capture),
    stops: kind === 'catch',
    exclusive: kind === 'mut-bind',
  }
}

export function camelCase(name: string) {
  return name.toLowerCase().replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** undefined: the node has no condition. `taken`: an earlier branch of the same chain was shown. */
function condition(node: WxmlElement, scope: Scope, taken: boolean): boolean | undefined {
  if ('wx:if' in node.attrs) return Boolean(attr(node, 'wx:if', scope))
  if ('wx:elif' in node.attrs) return !taken && Boolean(attr(node, 'wx:elif', scope))
  if ('wx:else' in node.attrs) return !taken
  return undefined
}

function loopKey(node: WxmlElement, value: unknown, position: unknown) {
  const key = node.attrs['wx:key']
  if (typeof key !== 'string') return position
  if (key === '*this') return value
  return (value as Record<string, unknown> | null | undefined)?.[key] ?? position
}

function entriesOf(items: unknown): [number | string, unknown][] {
  if (typeof items === 'number') return Array.from({ length: items }, (_, index) => [index, index])
  if (typeof items === 'string') return [...items].map((letter, index) => [index, letter])
  if (Array.isArray(items)) return items.map((item: unknown, index) => [index, item])
  return items && typeof items === 'object' ? Object.entries(items) : []
}

function templateData(raw: string, scope: Scope): object {
  const code = soleCode(raw)
  return code === undefined ? {} : (compileObject(code)(scope) as object)
}

function attr(node: WxmlElement, name: string, scope: Scope): unknown {
  const raw = node.attrs[name]
  return typeof raw === 'string' ? valueOf(raw, scope) : raw
}

function valueOf(source: string, scope: Scope): unknown {
  return source.includes('{{') ? compileValue(source)(scope) : source
}

/** Without a prototype, so that `constructor` or `toString` in a template is simply an unknown name. */
function scopeOf(file: WxmlFile, data: object): Scope {
  return Object.assign(Object.create(null) as Scope, data, file.scripts)
}

function extend(scope: Scope, names: object): Scope {
  return Object.assign(Object.create(scope) as Scope, names)
}
