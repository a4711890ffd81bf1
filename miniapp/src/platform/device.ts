import Taro from '@tarojs/taro'
import { isH5 } from './env'

/** Dials after the phone's own question. */
export function call(phone: string): void {
  void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)
}

export function copy(text: string): Promise<boolean> {
  return Taro.setClipboardData({ data: text }).then(
    () => true,
    () => false,
  )
}

export function stopPullDown(): void {
  void Promise.resolve(Taro.stopPullDownRefresh()).catch(() => undefined)
}

/** Calls back when the network returns; answers how to stop listening. */
export function onNetworkReturn(then: () => void): () => void {
  const listener = ({ isConnected }: { isConnected: boolean }) => {
    if (isConnected) then()
  }
  Taro.onNetworkStatusChange(listener)
  return () => Taro.offNetworkStatusChange(listener)
}

/** Shows photos full screen, beginning with one of them. */
export function preview(urls: string[], current: string): void {
  void Promise.resolve(Taro.previewImage({ urls, current })).catch(() => undefined)
}

/** A place on a map; GCJ-02, as WeChat and the maps of this country take it. */
export interface MapPlace {
  name: string
  address: string
  lat: number
  lng: number
}

/** Opens the phone's map at a place; a browser gets a page of a map service. */
export function showOnMap({ name, address, lat, lng }: MapPlace): void {
  if (isH5) openTab(`https://uri.amap.com/marker?position=${lng},${lat}&name=${encodeURIComponent(name)}`)
  else
    void Taro.openLocation({ latitude: lat, longitude: lng, name, address, scale: 16 }).catch(() => undefined)
}

/** Another tab of the browser, which learns nothing of this one. */
export function openTab(url: string): void {
  window.open(url, '_blank', 'noopener')
}

/** A tab that is opened in the tap and filled when its file is there; without one the file is saved instead. */
export function tabLater(): { show: (url: string, name: string) => void; close: () => void } {
  const tab = window.open('', '_blank')
  // a file of ours: nothing in it may reach back
  if (tab) tab.opener = null
  return {
    show: (url, name) => {
      if (tab) tab.location.replace(url)
      else save(url, name)
    },
    close: () => tab?.close(),
  }
}

function save(url: string, name: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}

/** Scrolls to the top of the page. */
export function toTop(): void {
  void Promise.resolve(Taro.pageScrollTo({ scrollTop: 0, duration: 0 })).catch(() => undefined)
}
