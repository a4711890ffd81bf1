import type { Host } from '../host'
import { asynchronous, WxFail, type Options, type WxFunctions } from './define'

/** Things that only change what a person sees or hears. They are recorded in `host.calls` and succeed. */
const RECORDED = [
  ...['showToast', 'hideToast', 'showLoading', 'hideLoading', 'hideKeyboard', 'vibrateShort', 'vibrateLong'],
  ...[
    'setNavigationBarTitle',
    'setNavigationBarColor',
    'showNavigationBarLoading',
    'hideNavigationBarLoading',
  ],
  ...['setTabBarItem', 'setTabBarStyle', 'setTabBarBadge', 'removeTabBarBadge', 'showTabBar', 'hideTabBar'],
  ...['showTabBarRedDot', 'hideTabBarRedDot', 'hideHomeButton', 'setBackgroundColor', 'makePhoneCall'],
  ...['setBackgroundTextStyle', 'stopPullDownRefresh', 'showShareMenu', 'hideShareMenu', 'setClipboardData'],
  ...['openLocation'],
  ...['enableAlertBeforeUnload', 'disableAlertBeforeUnload', 'setKeepScreenOn'],
]

export function interfaceFunctions(host: Host): WxFunctions {
  const recorded = RECORDED.map((name) => [name, asynchronous(host, name, () => ({}))] as const)
  return {
    ...Object.fromEntries(recorded),
    showModal: asynchronous(host, 'showModal', (options) => host.modals.ask(options)),
    showActionSheet: asynchronous(host, 'showActionSheet', (options) => tapSheet(host, options)),
    startPullDownRefresh: asynchronous(host, 'startPullDownRefresh', () => host.pullDown()),
    pageScrollTo: asynchronous(host, 'pageScrollTo', ({ scrollTop }) => scroll(host, Number(scrollTop ?? 0))),
    getClipboardData: asynchronous(host, 'getClipboardData', () => ({ data: lastCopied(host) })),
  }
}

function tapSheet(host: Host, { itemList }: Options) {
  const tapIndex = host.phone.actionSheetAnswers.shift() ?? -1
  if (tapIndex < 0) throw new WxFail('cancel')
  if (!Array.isArray(itemList) || tapIndex >= itemList.length) throw new WxFail(`no item ${tapIndex}`)
  return { tapIndex }
}

function scroll(host: Host, scrollTop: number) {
  const page = host.router.current
  page.scrollTop = scrollTop
  page.call('onPageScroll', host.realm.adopt({ scrollTop }))
}

function lastCopied(host: Host): string {
  const copies = host.callsOf('setClipboardData')
  const [options] = copies[copies.length - 1]?.args ?? []
  return String((options as Options | undefined)?.data ?? '')
}
