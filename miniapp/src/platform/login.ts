import Taro from '@tarojs/taro'
import { isWeapp } from './env'

/** A fresh code of wx.login, or null where there is no WeChat or it did not answer. */
export async function loginCode(): Promise<string | null> {
  if (!isWeapp) return null
  try {
    return (await Taro.login()).code || null
  } catch {
    return null
  }
}
