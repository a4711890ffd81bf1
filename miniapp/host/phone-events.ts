import type { Realm } from './realm'
import type { Timers } from './timers'
import type { WxFunction } from './wx/define'

/** Listeners of `wx.on…`, by the name of what happens. */
export class PhoneEvents {
  private readonly listeners = new Map<string, Set<unknown>>()

  constructor(
    private readonly timers: Timers,
    private readonly realm: Realm,
  ) {}

  /** The `wx.on…` of an event. */
  on(event: string): WxFunction {
    return (listener) => void this.of(event).add(listener)
  }

  /** The `wx.off…` of an event: without a listener it drops all. */
  off(event: string): WxFunction {
    return (listener) => {
      if (listener === undefined) this.of(event).clear()
      else this.of(event).delete(listener)
    }
  }

  tell(event: string, detail: object): void {
    for (const listener of this.of(event))
      if (typeof listener === 'function')
        this.timers.soon(() => void Reflect.apply(listener, undefined, [this.realm.adopt(detail)]))
  }

  private of(event: string): Set<unknown> {
    const known = this.listeners.get(event) ?? new Set()
    this.listeners.set(event, known)
    return known
  }
}
