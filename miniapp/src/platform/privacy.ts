import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { isWeapp } from './env'

/**
 * Whether WeChat wants a tap on a consent button of its own before it hands out a phone number or pictures.
 * False elsewhere, and while it has not answered.
 */
export function usePlatformConsent(): boolean {
  const [needed, setNeeded] = useState(false)
  useEffect(() => {
    let here = true
    void platformConsentNeeded().then((answer) => here && setNeeded(answer))
    return () => {
      here = false
    }
  }, [])
  return needed
}

function platformConsentNeeded(): Promise<boolean> {
  if (!isWeapp) return Promise.resolve(false)
  return new Promise((done) =>
    // Taro hands this call on as it is, without a promise of its own
    Taro.getPrivacySetting({
      success: ({ needAuthorization }) => done(needAuthorization),
      fail: () => done(false),
    }),
  )
}
