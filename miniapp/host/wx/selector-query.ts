import type { Host } from '../host'
import type { RenderedElement } from '../wxml/tree'
import { SCREEN } from './system'

type Found = Record<string, unknown> | null
interface Ask {
  find: () => RenderedElement[]
  all: boolean
  read: (element: RenderedElement) => Found
  callback: unknown
}

/** Without layout every element has this place and size. */
const RECT = { left: 0, top: 0, right: 100, bottom: 20, width: 100, height: 20 }
const VIEWPORT = { id: '', dataset: {}, ...RECT, right: SCREEN.windowWidth, bottom: SCREEN.windowHeight }

/** `wx.createSelectorQuery()`: elements are really searched for; their geometry is nominal. */
export function createSelectorQuery(host: Host): object {
  const asks: Ask[] = []
  const query = {
    in: () => query,
    select: (selector: string) => node(() => search(host, selector).slice(0, 1), false),
    selectAll: (selector: string) => node(() => search(host, selector), true),
    selectViewport: () => viewport(),
    exec: (callback?: unknown) => host.timers.soon(() => answer(callback)),
  }
  return query

  function node(find: Ask['find'], all: boolean) {
    const ask = (read: Ask['read']) => (callback?: unknown) => {
      asks.push({ find, all, read, callback })
      return query
    }
    return {
      boundingClientRect: ask((element) => ({ ...identity(element), ...RECT })),
      scrollOffset: ask((element) => ({ ...identity(element), scrollLeft: 0, scrollTop: 0 })),
      fields: (_wanted: unknown, callback?: unknown) =>
        ask((element) => ({ ...identity(element), ...RECT, ...element.attrs }))(callback),
      node: ask(() => null),
      context: ask(() => null),
    }
  }

  function viewport() {
    const size = { ...VIEWPORT, width: SCREEN.windowWidth, height: SCREEN.windowHeight }
    const ask = (more: object) => (callback?: unknown) => {
      asks.push({
        find: () => [host.router.current.tree.root],
        all: false,
        read: () => ({ ...size, ...more }),
        callback,
      })
      return query
    }
    const offset = { scrollLeft: 0, scrollTop: host.router.current.scrollTop }
    const fields = (_wanted: unknown, callback?: unknown) => ask(offset)(callback)
    return { boundingClientRect: ask({}), scrollOffset: ask(offset), fields }
  }

  function answer(callback: unknown) {
    const results = asks.map((ask) => {
      const found = ask.find().map(ask.read)
      const result = host.realm.adopt(ask.all ? found : (found[0] ?? null))
      if (typeof ask.callback === 'function') Reflect.apply(ask.callback, undefined, [result])
      return result
    })
    if (typeof callback === 'function') Reflect.apply(callback, undefined, [host.realm.array(results)])
  }
}

function search(host: Host, selector: string): RenderedElement[] {
  return host.router.current.queryAll(selector)
}

function identity({ attrs, dataset }: RenderedElement) {
  return { id: String(attrs.id ?? ''), dataset }
}
