import vm from 'node:vm'

type Make<T> = () => T
type Settle = (resolve: (value: unknown) => void, reject: (reason: unknown) => void) => void

/**
 * The world the mini-program runs in: its own `Object`, `Array` and `Promise`, no DOM, no Node, no `eval`. What is
 * handed to it has to be made of its own objects, else `instanceof` and `isPlainObject` fail inside.
 */
export class Realm {
  readonly context: vm.Context
  private readonly makeObject: Make<Record<string, unknown>>
  private readonly makeArray: Make<unknown[]>
  private readonly makeBuffer: (size: number) => ArrayBuffer
  private readonly makePromise: (settle: Settle) => unknown
  private readonly promisePrototype: object

  constructor(globals: object) {
    this.context = vm.createContext(globals, { codeGeneration: { strings: false, wasm: false } })
    // a phone's script engine has none of these for a mini-program
    this.run('delete globalThis.WebAssembly; delete globalThis.SharedArrayBuffer; delete globalThis.Atomics')
    this.makeObject = this.run('() => ({})') as Make<Record<string, unknown>>
    this.makeArray = this.run('() => []') as Make<unknown[]>
    this.makeBuffer = this.run('(size) => new ArrayBuffer(size)') as (size: number) => ArrayBuffer
    this.makePromise = this.run('(settle) => new Promise(settle)') as (settle: Settle) => unknown
    this.promisePrototype = this.run('Promise.prototype') as object
  }

  run(code: string, filename = 'host'): unknown {
    return vm.runInContext(code, this.context, { filename })
  }

  /** A deep copy made of the realm's objects; bytes become an ArrayBuffer, functions stay. */
  adopt(value: unknown): unknown {
    if (value === null || typeof value !== 'object') return value
    if (value instanceof Uint8Array) return this.adoptBytes(value)
    if (isArrayBuffer(value)) return this.adoptBytes(new Uint8Array(value))
    if (Array.isArray(value)) return this.adoptItems(value)
    const copy = this.makeObject()
    for (const [key, item] of Object.entries(value)) copy[key] = this.adopt(item)
    return copy
  }

  /** An array of the realm that holds the very same items. */
  array(items: readonly unknown[]): unknown[] {
    const array = this.makeArray()
    array.push(...items)
    return array
  }

  /** A promise of the realm that ends as the given one does. */
  promise(outer: Promise<unknown>): unknown {
    return this.makePromise((resolve, reject) => void outer.then(resolve, reject))
  }

  /** Whether a promise was made inside, so that its unhandled rejection is the mini-program's. */
  ownsPromise(value: object): boolean {
    return Object.prototype.isPrototypeOf.call(this.promisePrototype, value)
  }

  private adoptItems(items: unknown[]) {
    return this.array(items.map((item) => this.adopt(item)))
  }

  private adoptBytes(bytes: Uint8Array): ArrayBuffer {
    const buffer = this.makeBuffer(bytes.length)
    new Uint8Array(buffer).set(bytes)
    return buffer
  }
}

/** True for buffers of any realm, which `instanceof` is not. */
export function isArrayBuffer(value: unknown): value is ArrayBuffer {
  return Object.prototype.toString.call(value) === '[object ArrayBuffer]'
}
