import { WRONG_SIGNATURES } from '@mingdu/shared/exchange/exchange.rules'
import type { Partner } from '@mingdu/shared/exchange/exchange.schema'
import { fullTimeText } from '../../components/dates'

const { ofKey, minutes } = WRONG_SIGNATURES

/** When a request last came without a right signature, and how many came on that day, as far as they were counted. */
export function wrongCallsText(wrong: NonNullable<Partner['wrongCalls']>): string {
  const { lastAt, count } = wrong
  const beyond = count >= ofKey ? `；${minutes} 分钟内满 ${ofKey} 次后不再计` : ''
  return `最近一次签名不对 ${fullTimeText(lastAt)}，当天 ${count} 次${beyond}`
}
