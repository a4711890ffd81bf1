import type { ComponentHost } from '../page/component-host'

export type RenderedNode = RenderedElement | RenderedText

export interface RenderedText {
  kind: 'text'
  text: string
  parent: RenderedElement
}

/** One element of a rendered page or component. */
export interface RenderedElement {
  kind: 'element'
  tag: string
  /** The same from one rendering to the next for the same place (or `wx:key`) in the templates. */
  key: string
  attrs: Record<string, unknown>
  dataset: Record<string, unknown>
  bindings: Binding[]
  children: RenderedNode[]
  parent: RenderedElement | null
  /** Set on an element that is a custom component: its instance and its own tree. */
  component?: ComponentHost
  shadow?: RenderedElement
  /** Set on the root of a component's own tree: the element that stands for it outside. */
  outside?: RenderedElement
}

/** `bindtap`, `catchtap`, `capture-bind:tap`, `mut-bind:tap` … */
export interface Binding {
  type: string
  handler: string
  capture: boolean
  /** `catch`: goes no further. */
  stops: boolean
  /** `mut-bind`: of all such bindings on the way only the first runs. */
  exclusive: boolean
}

export function newElement(tag: string, key: string, parent: RenderedElement | null): RenderedElement {
  return { kind: 'element', tag, key, attrs: {}, dataset: {}, bindings: [], children: [], parent }
}

/** The next element on an event's way up, out of a component's own tree as well. */
export function parentOf(element: RenderedElement): RenderedElement | undefined {
  return element.parent ?? element.outside
}

/** The element itself and everything above it, innermost first. */
export function ancestry(element: RenderedElement): RenderedElement[] {
  const chain: RenderedElement[] = []
  for (let at: RenderedElement | undefined = element; at; at = parentOf(at)) chain.push(at)
  return chain
}

export function closest(element: RenderedElement, ...tags: string[]): RenderedElement | undefined {
  return ancestry(element).find(({ tag }) => tags.includes(tag))
}

/** Visits elements in document order, own trees of components included. */
export function eachElement(root: RenderedElement, visit: (element: RenderedElement) => void) {
  visit(root)
  if (root.shadow) eachElement(root.shadow, visit)
  for (const child of root.children) if (child.kind === 'element') eachElement(child, visit)
}

/** What a person reads in it, without layout: texts in document order. */
export function textOf(node: RenderedNode): string {
  if (node.kind === 'text') return node.text
  const own = node.shadow ? textOf(node.shadow) : ''
  return own + node.children.map(textOf).join('')
}

export function outerWxml(node: RenderedNode): string {
  if (node.kind === 'text') return node.text
  return `<${node.tag}${printAttrs(node)}>${innerWxml(node)}</${node.tag}>`
}

export function innerWxml(element: RenderedElement): string {
  return (element.shadow ?? element).children.map(outerWxml).join('')
}

function printAttrs({ attrs }: RenderedElement) {
  return Object.entries(attrs)
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value) && value !== '')
    .map(([name, value]) => ` ${name}="${String(value)}"`)
    .join('')
}
