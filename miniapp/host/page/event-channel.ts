type Listener = (...args: unknown[]) => void

/** Between a page and the page it opened: `wx.navigateTo({ events })` and `getOpenerEventChannel()`. */
export class EventChannel {
  private readonly listeners = new Map<string, Set<Listener>>()

  readonly on = (name: string, listener: Listener): void => {
    const known = this.listeners.get(name) ?? new Set()
    this.listeners.set(name, known.add(listener))
  }

  readonly off = (name: string, listener?: Listener): void => {
    if (listener) this.listeners.get(name)?.delete(listener)
    else this.listeners.delete(name)
  }

  readonly once = (name: string, listener: Listener): void => {
    const wrapped: Listener = (...args) => {
      this.off(name, wrapped)
      listener(...args)
    }
    this.on(name, wrapped)
  }

  readonly emit = (name: string, ...args: unknown[]): void => {
    for (const listener of [...(this.listeners.get(name) ?? [])]) listener(...args)
  }
}
