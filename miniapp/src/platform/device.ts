import Taro from '@tarojs/taro'

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

/** The number of unread messages on the tab 消息; nothing at 0. */
export function setUnreadBadge(index: number, unread: number): void {
  const text = unread > 99 ? '99+' : String(unread)
  const act = unread > 0 ? Taro.setTabBarBadge({ index, text }) : Taro.removeTabBarBadge({ index })
  // only possible while a tab page is on screen; the next one sets it again
  void Promise.resolve(act).catch(() => undefined)
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
