import type { Logger } from '../log'
import { isKnownCode, toWechatError, WECHAT_CODES, type CodeTable, type WechatError } from './errors'

/** Reads the errors of one account, and raises the alarm for a code nobody has thought about yet. */
export function errorReader(
  log: Logger,
  account: string,
  table: CodeTable = WECHAT_CODES,
): (error: unknown) => WechatError {
  return (error) => {
    const e = toWechatError(error, table)
    const strange = e.errorClass === 'config' && (e.code === null || !isKnownCode(e.code, table))
    if (strange) {
      const seen = { account, errcode: e.code, rid: e.rid, reason: e.message }
      log.error(seen, 'a code nobody has classed: taken as a fault of the configuration')
    }
    return e
  }
}
