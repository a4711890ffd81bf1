import type { Host } from '../host'
import { createSelectorQuery } from './selector-query'
import { synchronous, type WxFunctions } from './define'

/** Functions that give an object to work with. */
export function objectFunctions(host: Host): WxFunctions {
  const ignored = () => undefined
  const log = { log: ignored, info: ignored, warn: ignored, error: ignored, debug: ignored }
  const updates = { onCheckForUpdate: ignored, onUpdateReady: ignored, onUpdateFailed: ignored }
  return {
    createSelectorQuery: () => createSelectorQuery(host),
    createIntersectionObserver: () => intersectionObserver(host),
    createAnimation: () => animation(host),
    getUpdateManager: synchronous(host, 'getUpdateManager', () => ({ ...updates, applyUpdate: ignored })),
    getLogManager: synchronous(host, 'getLogManager', () => log),
    getRealtimeLogManager: synchronous(host, 'getRealtimeLogManager', () => log),
  }
}

/** There is no layout: whatever is observed is told once that it is in full view. */
function intersectionObserver(host: Host) {
  const observer = {
    relativeTo: () => observer,
    relativeToViewport: () => observer,
    disconnect: () => undefined,
    observe: (_selector: unknown, seen: unknown) => {
      if (typeof seen !== 'function') return
      host.timers.soon(
        () => void Reflect.apply(seen, undefined, [host.realm.adopt({ intersectionRatio: 1 })]),
      )
    },
  }
  return observer
}

/** Every step gives the animation back; nothing moves. */
function animation(host: Host): object {
  const made: object = new Proxy(
    {},
    { get: (_, step) => (step === 'export' ? () => host.realm.adopt({ actions: [] }) : () => made) },
  )
  return made
}
