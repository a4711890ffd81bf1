import { TextDecoder, TextEncoder } from 'node:util'
import { deserialize, serialize } from 'node:v8'
import { cleanup, configure } from '@testing-library/react'

/** What browsers have and jsdom has not; the parts under test only ask for it. */
class NoResize implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

/** The router makes one for every navigation; without loaders nothing reads more of it. */
class PlainRequest {
  readonly method = 'GET'
  readonly signal: AbortSignal | undefined
  constructor(
    readonly url: string,
    init: { signal?: AbortSignal } = {},
  ) {
    this.signal = init.signal
  }
}

/** Node's own would keep the test process alive. */
class PlainChannel {
  readonly port1: { onmessage: ((e: { data: unknown }) => void) | null } = { onmessage: null }
  readonly port2 = {
    postMessage: (data: unknown) => void setTimeout(() => this.port1.onmessage?.({ data }), 0),
  }
}

Object.assign(globalThis, {
  TextDecoder,
  TextEncoder,
  MessageChannel: globalThis.MessageChannel ?? PlainChannel,
})
globalThis.ResizeObserver ??= NoResize
Element.prototype.scrollIntoView ??= () => undefined
globalThis.structuredClone ??= <T>(value: T): T => deserialize(serialize(value)) as T
Object.assign(globalThis, {
  Request: globalThis.Request ?? PlainRequest,
  Headers: globalThis.Headers ?? HeadersOfFetch(),
})

window.matchMedia ??= (query: string): MediaQueryList =>
  Object.assign(new EventTarget(), {
    matches: false,
    media: query,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  })

// jsdom knows no styles of pseudo-elements; dialogs ask for those of scroll bars
const stylesOf = window.getComputedStyle.bind(window)
window.getComputedStyle = (element) => stylesOf(element)

// whether an element can be seen is for the browser tests: jsdom works it out from every style rule;
// a page that is slow on a busy machine is no failure
configure({ defaultHidden: true, asyncUtilTimeout: 30_000 })

afterEach(() => {
  cleanup()
  localStorage.clear()
})

/** Enough of Headers for a test to read back what a call carried. */
function HeadersOfFetch() {
  return class {
    private readonly values = new Map<string, string>()
    constructor(init: Record<string, string> = {}) {
      for (const [name, value] of Object.entries(init)) this.values.set(name.toLowerCase(), value)
    }
    get(name: string): string | null {
      return this.values.get(name.toLowerCase()) ?? null
    }
  }
}
