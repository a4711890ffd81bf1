import type { Config } from './config'
import type { Logger } from './log'
import type { SealBox } from './seal-box'
import type { BusinessTime } from './time'
import type { FileStore } from './modules/files/files.store'
import type { SmsProvider } from './sms/sms'
import type { IdentityPlatform } from './identity/identity'
import type { Wechat } from './wechat/wechat'
import type { Wecom } from './wecom/wecom'

/** What main and worker make once and hand to every module. */
export interface Parts {
  config: Config
  log: Logger
  time: BusinessTime
  box: SealBox
  files: FileStore
  wechat: Wechat
  wecom: Wecom
  sms: SmsProvider
  identity: IdentityPlatform
}
