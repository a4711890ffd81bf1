/**
 * A new 办件编号: 12 digits, the first not 0, the last the check digit. The order of cases does not show in it.
 * @param random a whole number from 0 to `max` − 1, not to be foreseen
 */
export function trackingNo(random: (max: number) => number): string {
  const free = Array.from({ length: 10 }, () => random(10))
  const first11 = `${1 + random(9)}${free.join('')}`
  return `${first11}${(10 - (luhnSum(`${first11}0`) % 10)) % 10}`
}

/** `1234 5678 9015`, to be read aloud. */
export function formatTrackingNo(no: string): string {
  return normalTrackingNo(no).replace(/(.{4})(?=.)/g, '$1 ')
}

/** As it is kept: without spaces and hyphens, full-width digits made plain. */
export function normalTrackingNo(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Pd}−]/gu, '')
}

/**
 * What is wrong with a 办件编号 as typed, for people; null when it may exist. The check digit notices any one
 * wrong digit and any two neighbours swapped but 0 and 9.
 */
export function trackingNoProblem(text: string): string | null {
  const no = normalTrackingNo(text)
  if (!/^\d{12}$/.test(no)) return '办件编号应为 12 位数字'
  if (no.startsWith('0')) return '办件编号的第一位不是 0，请对照收件凭证核对'
  return luhnSum(no) % 10 === 0 ? null : '办件编号的校验位不对，请对照收件凭证逐位核对'
}

/** The Luhn sum (ISO/IEC 7812-1), a multiple of ten for a good number: every other digit from the last but one doubled. */
function luhnSum(digits: string): number {
  return Array.from(digits, Number)
    .reverse()
    .reduce((sum, digit, i) => sum + luhnValue(digit, i), 0)
}

function luhnValue(digit: number, fromRight: number): number {
  if (fromRight % 2 === 0) return digit
  return digit * 2 > 9 ? digit * 2 - 9 : digit * 2
}
