import type { Host } from '../host'
import { asynchronous, synchronous, WxFail, type WxFunctions } from './define'

/** The screen every page is told of. There is no layout behind it. */
export const SCREEN = {
  pixelRatio: 2,
  windowWidth: 375,
  windowHeight: 667,
  screenWidth: 375,
  screenHeight: 812,
  statusBarHeight: 20,
  screenTop: 0,
  safeArea: { left: 0, right: 375, top: 20, bottom: 812, width: 375, height: 792 },
}
const DEVICE = { brand: 'devtools', model: 'headless', system: 'iOS 16.0', platform: 'devtools' }
const BASE = {
  SDKVersion: '3.7.12',
  version: '8.0.50',
  language: 'zh_CN',
  theme: 'light',
  fontSizeSetting: 16,
}
const MENU_BUTTON = { width: 87, height: 32, top: 24, left: 278, right: 365, bottom: 56 }

const ACCOUNT = { appId: 'touristappid', envVersion: 'develop', version: '' }

export const SDK_VERSION = BASE.SDKVersion

/** What the app can ask about the phone, the session and itself. */
export function systemFunctions(host: Host): WxFunctions {
  const system = { ...SCREEN, ...DEVICE, ...BASE }
  const fixed = (name: string, value: object) => ({ [name]: synchronous(host, name, () => value) })
  return {
    ...fixed('getSystemInfoSync', system),
    ...fixed('getWindowInfo', SCREEN),
    ...fixed('getDeviceInfo', DEVICE),
    ...fixed('getAppBaseInfo', BASE),
    ...fixed('getSystemSetting', {}),
    ...fixed('getAppAuthorizeSetting', {}),
    ...fixed('getMenuButtonBoundingClientRect', MENU_BUTTON),
    getSystemInfo: asynchronous(host, 'getSystemInfo', () => system),
    getAccountInfoSync: synchronous(host, 'getAccountInfoSync', () => ({ miniProgram: ACCOUNT })),
    getLaunchOptionsSync: synchronous(host, 'getLaunchOptionsSync', () => host.launchOptions),
    getEnterOptionsSync: synchronous(host, 'getEnterOptionsSync', () => host.launchOptions),
    canIUse: synchronous(host, 'canIUse', (schema) => canIUse(host, String(schema))),
    login: asynchronous(host, 'login', () => login(host)),
    checkSession: asynchronous(host, 'checkSession', () => ({})),
    nextTick: (run) =>
      void host.timers.soon(() => typeof run === 'function' && Reflect.apply(run, undefined, [])),
  }
}

async function login({ phone }: Host) {
  if (!phone.loginCode) throw new WxFail('the host was given no loginCode')
  return { code: await phone.loginCode() }
}

/** `wx` functions are known; what native tags can do is taken as there. */
function canIUse({ wx }: Host, schema: string): boolean {
  const [name = ''] = schema.split('.')
  return name in wx || /^[a-z-]+$/.test(name)
}
