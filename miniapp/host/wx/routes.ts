import type { Host } from '../host'
import { EventChannel } from '../page/event-channel'
import { asynchronous, optionsOf, type Options, type WxFunctions } from './define'

export function routeFunctions(host: Host): WxFunctions {
  const { router } = host
  return {
    navigateTo: asynchronous(host, 'navigateTo', (options) => navigateTo(host, options)),
    redirectTo: asynchronous(host, 'redirectTo', ({ url }) => router.redirectTo(String(url))),
    reLaunch: asynchronous(host, 'reLaunch', ({ url }) => router.reLaunch(String(url))),
    switchTab: asynchronous(host, 'switchTab', ({ url }) => router.switchTab(String(url))),
    navigateBack: asynchronous(host, 'navigateBack', ({ delta }) => router.navigateBack(Number(delta ?? 1))),
    exitMiniProgram: asynchronous(host, 'exitMiniProgram', () => ({})),
  }
}

function navigateTo(host: Host, { url, events }: Options) {
  const eventChannel = new EventChannel()
  for (const [name, listener] of Object.entries(optionsOf(events)))
    if (typeof listener === 'function')
      eventChannel.on(name, (...args) => void Reflect.apply(listener, undefined, args))
  host.router.navigateTo(String(url), eventChannel)
  return { eventChannel }
}
