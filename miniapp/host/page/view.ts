import type { Host } from '../host'
import { setPath } from './data-path'

/** `this` of the app's page or component. */
export interface Instance {
  data: Record<string, unknown>
  [member: string]: unknown
}

type SetData = (patch: unknown, done?: () => void) => void

/**
 * Gives an instance its setData: the patch crosses to the view as JSON, as it does in WeChat, so that functions
 * and undefined do not survive and its size can be measured.
 */
export function attachSetData(host: Host, instance: Instance, page: string, changed: () => void): void {
  const setData: SetData = (patch, done) => {
    const json = JSON.stringify(patch ?? {})
    host.recordSetData(page, json)
    for (const [path, value] of Object.entries(JSON.parse(json) as object))
      setPath(instance.data, path, host.realm.adopt(value), (list) => host.realm.adopt(list ? [] : {}))
    changed()
    if (done) host.timers.soon(() => done.call(instance))
  }
  instance.setData = setData
}

/** Calls a member of the instance if it is a function; what it throws is recorded and not passed on. */
export function callMember(host: Host, instance: Instance, name: string, args: readonly unknown[]): unknown {
  const member = instance[name]
  if (typeof member !== 'function') return undefined
  try {
    return Reflect.apply(member, instance, args)
  } catch (error) {
    return host.fail(error)
  }
}
