// Stand-in for @tarojs/taro: every API is a jest.fn; page hooks run their callback once, on mount, as a page would.
import { useEffect, useRef } from 'react'

const SCREEN = { windowWidth: 375, windowHeight: 667, pixelRatio: 2 }
const ignore = () => undefined

const network = { request: jest.fn(), uploadFile: jest.fn(), downloadFile: jest.fn() }
const arrived = () => jest.fn(async () => ({}))
const routes = {
  navigateTo: arrived(),
  navigateBack: arrived(),
  redirectTo: arrived(),
  switchTab: arrived(),
  reLaunch: arrived(),
}
const feedback = {
  showToast: jest.fn(),
  hideToast: jest.fn(),
  showLoading: jest.fn(),
  hideLoading: jest.fn(),
  showModal: jest.fn(async () => ({ confirm: true, cancel: false })),
  showActionSheet: jest.fn(async () => ({ tapIndex: 0 })),
  stopPullDownRefresh: jest.fn(),
  setNavigationBarTitle: arrived(),
  setTabBarItem: jest.fn(),
  setTabBarBadge: jest.fn(),
  removeTabBarBadge: jest.fn(),
  showTabBarRedDot: jest.fn(),
  hideTabBarRedDot: jest.fn(),
}
const device = {
  login: jest.fn(async () => ({ code: 'js-code' })),
  chooseMedia: jest.fn(),
  chooseImage: jest.fn(),
  compressImage: jest.fn(async ({ src }: { src: string }) => ({ tempFilePath: src })),
  previewImage: jest.fn(),
  makePhoneCall: arrived(),
  setClipboardData: arrived(),
  saveFile: jest.fn(async ({ tempFilePath }: { tempFilePath: string }) => ({ savedFilePath: tempFilePath })),
  getFileSystemManager: jest.fn(),
  requestSubscribeMessage: jest.fn(),
  openSetting: arrived(),
  getLocation: jest.fn(async () => ({})),
  openLocation: arrived(),
  openDocument: arrived(),
  pageScrollTo: arrived(),
  getNetworkType: jest.fn(async () => ({ networkType: 'wifi' })),
  onNetworkStatusChange: jest.fn(),
  offNetworkStatusChange: jest.fn(),
  getWindowInfo: () => SCREEN,
  getSystemInfoSync: () => ({ ...SCREEN, platform: 'devtools' }),
  getAppBaseInfo: () => ({ SDKVersion: '3.7.12' }),
}
const storage = {
  getStorageSync: jest.fn((_key: string): unknown => ''),
  setStorageSync: jest.fn(),
  removeStorageSync: jest.fn(),
}
const environment = {
  ENV_TYPE: { WEAPP: 'WEAPP', WEB: 'WEB' },
  getEnv: () => 'WEB',
  pxTransform: (size: number) => `${size}px`,
  nextTick: (run: () => void) => setTimeout(run, 0),
  getApp: () => ({}),
  getCurrentPages: () => [],
  getCurrentInstance: () => ({ page: {}, router: { params: {}, path: '' }, app: {} }),
  eventCenter: { on: ignore, off: ignore, once: ignore, trigger: ignore },
  createAnimation: () => ({}),
  createSelectorQuery: emptyQuery,
  createIntersectionObserver: emptyObserver,
}
const hooks = {
  useRouter: jest.fn(() => ({ params: {}, path: '' })),
  useLoad: useOnce,
  useLaunch: useOnce,
  useReady: useOnce,
  useDidShow: useOnce,
  useDidHide: ignore,
  useUnload: ignore,
  usePullDownRefresh: ignore,
  useReachBottom: ignore,
  useShareAppMessage: jest.fn(ignore),
  usePageScroll: ignore,
}
const Taro = { ...network, ...routes, ...feedback, ...device, ...storage, ...environment, ...hooks }

module.exports = { ...Taro, default: Taro, __esModule: true }

function useOnce(callback: (options: Record<string, unknown>) => void) {
  const first = useRef(callback)
  useEffect(() => first.current({}), [])
}

function emptyQuery() {
  const query: Record<string, unknown> = { exec: (done?: (found: unknown[]) => void) => done?.([]) }
  for (const step of ['select', 'selectAll', 'selectViewport', 'in', 'boundingClientRect', 'fields', 'node'])
    query[step] = () => query
  return query
}

function emptyObserver() {
  const observer = { observe: ignore, disconnect: ignore }
  return { ...observer, relativeToViewport: () => observer }
}

export {}
