import type { Host } from '../host'
import { USER_FOLDER } from '../files'
import type { WxFunctions } from './define'
import { consentFunctions } from './consent'
import { fileFunctions } from './file-system'
import { interfaceFunctions } from './interface'
import { mediaFunctions } from './media'
import { networkFunctions } from './network'
import { objectFunctions } from './objects'
import { routeFunctions } from './routes'
import { storageFunctions } from './storage'
import { systemFunctions } from './system'
import { unsupportedFunctions } from './unsupported'

/** Happenings of a phone that this host never has: listening to them is right, and nothing comes. */
const QUIET_EVENTS = [
  ...['AppShow', 'AppHide', 'Error', 'UnhandledRejection', 'PageNotFound', 'WindowResize', 'ThemeChange'],
  ...['KeyboardHeightChange', 'MemoryWarning', 'AudioInterruptionBegin', 'AudioInterruptionEnd', 'CopyUrl'],
  ...['NeedPrivacyAuthorization', 'UserCaptureScreen', 'DeviceOrientationChange', 'LazyLoadError'],
]

export type Wx = Record<string, unknown>

/** The `wx` of the mini-program. Reading a name that is not there is a warning. */
export function makeWx(host: Host): Wx {
  const functions: Wx = {
    ...unsupportedFunctions(host),
    ...quietEvents(host),
    ...routeFunctions(host),
    ...networkFunctions(host),
    ...mediaFunctions(host),
    ...fileFunctions(host),
    ...storageFunctions(host),
    ...systemFunctions(host),
    ...consentFunctions(host),
    ...interfaceFunctions(host),
    ...objectFunctions(host),
    env: host.realm.adopt({ USER_DATA_PATH: USER_FOLDER }),
  }
  return host.loudly('wx', functions)
}

function quietEvents(host: Host): WxFunctions {
  const entries = QUIET_EVENTS.flatMap((event) => {
    const name = event.charAt(0).toLowerCase() + event.slice(1)
    return [[`on${event}`, host.events.on(name)] as const, [`off${event}`, host.events.off(name)] as const]
  })
  return Object.fromEntries(entries)
}
