/** What a guide says about money. */
export interface FeeRules {
  free: boolean
  /** `standard` is free text; only `10 元` and the like can be compared. */
  fees: readonly { name: string; standard: string }[]
}

/** What was taken from an applicant; `amount` in 分. */
export interface Charge {
  name: string
  amount: number
}

/**
 * Why a charge is outside the guide the case is bound to, in plain Chinese; '' when it is within. Nothing may be charged
 * for that is not published (domain rules §5; of licences 行政许可法第五十八条, 第五十九条).
 */
export function chargeOutside({ name, amount }: Charge, { free, fees }: FeeRules): string {
  if (free || fees.length === 0) return '办事指南写明不收费'
  const fee = fees.find((one) => one.name === name)
  if (!fee) return `办事指南没有“${name}”这一项`
  const most = standardAmount(fee.standard)
  return most !== null && amount > most ? `高于办事指南的标准（${fee.standard}）` : ''
}

/** 分 of a standard that is one plain sum; null where it is reckoned by something else. */
export function standardAmount(standard: string): number | null {
  const sum = /^(\d{1,9})(?:\.(\d{1,2}))?\s*元$/.exec(standard.trim())
  if (!sum) return null
  return Number(sum[1]) * 100 + Number((sum[2] ?? '').padEnd(2, '0'))
}

/** `12.50 元` */
export function amountText(amount: number): string {
  return `${(amount / 100).toFixed(2)} 元`
}
