import type { Host } from '../host'
import { ancestry, type Binding, type RenderedElement } from '../wxml/tree'
import type { PageHost } from './page-host'

export interface PageEvent {
  type: string
  detail?: unknown
  touches?: unknown
  changedTouches?: unknown
}

/** Events that climb; all others stay on their element. Custom events of the automator's `trigger` do not climb. */
const CLIMBING = new Set([
  ...['tap', 'longpress', 'longtap', 'touchstart', 'touchmove', 'touchend', 'touchcancel'],
  ...['transitionend', 'animationstart', 'animationiteration', 'animationend', 'touchforcechange'],
])
const TOUCH = { identifier: 0, pageX: 10, pageY: 10, clientX: 10, clientY: 10, force: 1 }

/** Sends an event through the bindings: captures from the outside in, then out again until a `catch`. */
export function dispatch(host: Host, page: PageHost, element: RenderedElement, event: PageEvent): void {
  let exclusiveDone = false
  for (const { at, binding } of wayOf(element, event.type)) {
    if (!binding.exclusive || !exclusiveDone) run(at, binding)
    if (binding.exclusive) exclusiveDone = true
    if (binding.stops) return
  }

  function run(at: RenderedElement, binding: Binding) {
    if (!binding.handler) return
    const owner = page.tree.ownerOf(at)
    const handler = owner[binding.handler]
    if (typeof handler !== 'function') return host.warn(`${page.path} has no method "${binding.handler}"`)
    host.guard(() => Reflect.apply(handler, owner, [host.realm.adopt(eventObject(element, at, event))]))
  }
}

/** Whether anything on an event's way listens to it. */
export function isHeard(element: RenderedElement, type: string): boolean {
  return wayOf(element, type).length > 0
}

function wayOf(element: RenderedElement, type: string) {
  const path = CLIMBING.has(type) ? ancestry(element) : [element]
  const stops = path.flatMap((at) => at.bindings.map((binding) => ({ at, binding })))
  const heard = stops.filter(({ binding }) => binding.type === type)
  const captures = heard.filter(({ binding }) => binding.capture).reverse()
  return [...captures, ...heard.filter(({ binding }) => !binding.capture)]
}

function eventObject(element: RenderedElement, at: RenderedElement, event: PageEvent) {
  const touching = event.type === 'touchend' ? [] : [TOUCH]
  const touches = CLIMBING.has(event.type)
    ? { touches: event.touches ?? touching, changedTouches: event.changedTouches ?? [TOUCH] }
    : {}
  return {
    type: event.type,
    timeStamp: Math.round(performance.now()),
    target: targetOf(element),
    currentTarget: targetOf(at),
    mark: {},
    detail: event.detail ?? (event.type === 'tap' ? { x: TOUCH.pageX, y: TOUCH.pageY } : {}),
    ...touches,
  }
}

function targetOf(element: RenderedElement) {
  return { id: String(element.attrs.id ?? ''), dataset: element.dataset, offsetLeft: 0, offsetTop: 0 }
}
