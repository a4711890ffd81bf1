import type { Host } from '../host'
import {
  attempt,
  hasCallbacks,
  optionsOf,
  promiseOf,
  tell,
  WxFail,
  type WxFunction,
  type WxFunctions,
} from './define'

/**
 * Functions a real phone has and this host has not. They exist, because frameworks copy the names they find, and
 * they fail with a warning, so that no test takes their silence for success.
 */
const NAMES = [
  ...[
    'addPhoneContact',
    'authorize',
    'canvasToTempFilePath',
    'chooseAddress',
    'chooseContact',
    'chooseVideo',
  ],
  ...[
    'chooseInvoiceTitle',
    'chooseLocation',
    'chooseMessageFile',
    'closeSocket',
    'connectSocket',
    'cropImage',
  ],
  ...[
    'editImage',
    'getBackgroundFetchData',
    'getBatteryInfo',
    'getExtConfig',
    'getFuzzyLocation',
    'getLocation',
  ],
  ...[
    'getSavedFileInfo',
    'getSavedFileList',
    'getScreenBrightness',
    'getUserInfo',
    'getUserProfile',
    'getWeRunData',
  ],
  ...['loadFontFace', 'navigateBackMiniProgram', 'navigateToMiniProgram', 'openCustomerServiceChat'],
  ...['openEmbeddedMiniProgram', 'openPrivacyContract', 'previewMedia'],
  ...['removeSavedFile', 'reportAnalytics', 'reportEvent', 'requestPayment'],
  ...['requirePrivacyAuthorize', 'saveFileToDisk', 'saveVideoToPhotosAlbum', 'scanCode', 'sendSocketMessage'],
  ...['setScreenBrightness', 'showRedPackage', 'startAccelerometer', 'startCompass', 'startLocationUpdate'],
  ...[
    'startFacialRecognitionVerify',
    'startRecord',
    'startSoterAuthentication',
    'stopRecord',
    'translateVoice',
  ],
  ...['createCanvasContext', 'createInnerAudioContext', 'createOffscreenCanvas', 'createVideoContext'],
  ...['createCameraContext', 'createLivePlayerContext', 'createMapContext', 'createMediaQueryObserver'],
  ...[
    'createWorker',
    'getBackgroundAudioManager',
    'getRecorderManager',
    'getBatteryInfoSync',
    'getExtConfigSync',
  ],
]

export function unsupportedFunctions(host: Host): WxFunctions {
  return Object.fromEntries(NAMES.map((name) => [name, unsupported(host, name)]))
}

function unsupported(host: Host, name: string): WxFunction {
  return (argument) => {
    host.recordCall(name, [argument])
    host.warn(`wx.${name} is not supported by the headless host`)
    if (/^(create|get\w+(Manager|Sync)$)/.test(name)) throw new Error(`wx.${name} is not supported`)
    const options = optionsOf(argument)
    const failed = attempt(name, () => {
      throw new WxFail('not supported by the headless host')
    })
    if (hasCallbacks(options)) return void failed.then((answer) => tell(host, options, answer))
    return promiseOf(host, failed)
  }
}
