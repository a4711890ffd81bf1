import { type PlainDate, isPlainDate } from './plain-date'

export { maskPhone } from './text'

/** No I, O, Z, S or V (GB 32100-2015); a character's place is its value, 0 to 30. */
const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** Where the part of an address begins that finds the door: a house number, `3号楼`, `B座`. */
const DOOR = /[0-9A-Z号弄栋幢]/i
/** As far as its last 省市区县镇乡街道路; 小区, 社区 and 三区 are parts of the door, not districts. */
const TO_STREET = /^.*(?:[省市县镇乡街道路]|[^小社一二三四五六七八九十]区)/

/** Trimmed, in upper case: how a 公民身份号码 or 统一社会信用代码 is kept and compared. */
export function normalIdNumber(text: string): string {
  return text.trim().toUpperCase()
}

/** What is wrong with a 公民身份号码 (GB 11643-1999), for people; null when it is good. Takes `x` for `X`. */
export function idNumberProblem(text: string, today: PlainDate): string | null {
  const id = normalIdNumber(text)
  if (/^\d{15}$/.test(id)) return '15 位的旧身份证号码已经停用，请填写 18 位的公民身份号码'
  if (!/^\d{17}[\dX]$/.test(id)) return '公民身份号码应为 18 位：前 17 位是数字，最后一位是数字或 X'
  return birthProblem(id, today) ?? (idCheck(id) === id[17] ? null : '公民身份号码的校验位不对，请逐位核对')
}

/** What is wrong with a 统一社会信用代码 (GB 32100-2015), for people; null when it is good. */
export function creditCodeProblem(text: string): string | null {
  const code = normalIdNumber(text)
  if (code.length !== 18) return '统一社会信用代码应为 18 位'
  const values = Array.from(code, (char) => CREDIT_ALPHABET.indexOf(char))
  if (values.includes(-1)) return '统一社会信用代码只用数字和字母，其中没有 I、O、Z、S、V'
  return mod31(values) === 0 ? null : '统一社会信用代码的校验位不对，请逐位核对'
}

/** What is wrong with a mobile number, for people; null when it is good. */
export function phoneProblem(text: string): string | null {
  return /^1\d{10}$/.test(text.trim()) ? null : '手机号应为 11 位数字，以 1 开头'
}

/** `张*`, `张*明`, `欧**明`; a single character is hidden whole. */
export function maskName(name: string): string {
  const chars = [...name.trim()]
  if (chars.length < 2) return '*'
  const last = chars.length === 2 ? '' : chars.at(-1)
  return `${chars[0]}${'*'.repeat(Math.max(1, chars.length - 2))}${last}`
}

/** Shown as it is: enterprises are public (企业信息公示暂行条例). */
export function maskOrgName(name: string): string {
  return name
}

/** `110***********002X`; what is too short to be a 公民身份号码, old or new, is hidden whole. */
export function maskIdNumber(text: string): string {
  const id = normalIdNumber(text)
  return id.length < 15 ? '****' : `${id.slice(0, 3)}${'*'.repeat(id.length - 7)}${id.slice(-4)}`
}

/** `演示区建设路***`: as far as the street, and no further than the first sign of a door. */
export function maskAddress(address: string): string {
  const plain = address.trim().normalize('NFKC')
  const door = plain.search(DOOR)
  const shown = TO_STREET.exec(door < 0 ? plain : plain.slice(0, door))?.[0] ?? ''
  return shown === plain ? plain : `${shown}***`
}

function birthProblem(id: string, today: PlainDate): string | null {
  const birth = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`
  if (!isPlainDate(birth)) return '公民身份号码第 7 至 14 位应为出生日期，日历上没有这一天'
  return birth > today ? '公民身份号码里的出生日期不能晚于今天' : null
}

/** ISO 7064 MOD 11-2 over the first 17 digits; ten is written X. */
function idCheck(id: string): string {
  const sum = Array.from(id.slice(0, 17), Number).reduce((p, digit) => ((p + digit) * 2) % 11, 0)
  const check = (12 - sum) % 11
  return check === 10 ? 'X' : String(check)
}

/** Weights 3^(i−1) modulo 31, that of the check character 1. Source: GB 32100-2015. */
function mod31(values: readonly number[]): number {
  const check = values.at(-1) ?? 0
  const sum = values.slice(0, -1).reduceRight((p, value) => (p * 3 + value) % 31, 0)
  return (sum + check) % 31
}
