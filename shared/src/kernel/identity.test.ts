import fc from 'fast-check'
import {
  creditCodeProblem,
  idNumberProblem,
  maskAddress,
  maskIdNumber,
  maskName,
  maskOrgName,
  maskPhone,
  normalIdNumber,
  phoneProblem,
} from './identity'
import { plainDate } from './plain-date'

const today = plainDate('2026-11-30')
/** The example printed in GB 11643-1999, and the usual worked example of the check in GB 32100-2015. */
const PERSON = '11010519491231002X'
const CODE = '91350100M000100Y43'
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Every text that differs from `text` in one place. */
const slips = (text: string, alphabet: string, places: number) =>
  Array.from({ length: places }, (_, at) =>
    [...alphabet]
      .filter((char) => char !== text[at])
      .map((char) => text.slice(0, at) + char + text.slice(at + 1)),
  ).flat()

/** The number with these first 17 digits, by the weights the standard prints. */
function idOf(first17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, i) => total + weight * Number(first17[i]), 0)
  return first17 + '10X98765432'.charAt(sum % 11)
}

/** The code with these first 17 characters, by the weights the standard prints. */
function codeOf(first17: string): string {
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
  const sum = weights.reduce((total, weight, i) => total + weight * ALPHABET.indexOf(first17.charAt(i)), 0)
  return first17 + ALPHABET.charAt((31 - (sum % 31)) % 31)
}

describe('公民身份号码', () => {
  it.each([PERSON, '440524188001010014', '11010519491231002x', ' 11010519491231002X '])('takes %j', (id) => {
    expect(idNumberProblem(id, today)).toBeNull()
  })

  it('takes every number made by the table of the standard', () => {
    const tail = fc.integer({ min: 0, max: 999 }).map((n) => String(n).padStart(3, '0'))
    const area = fc.integer({ min: 110000, max: 659999 }).map(String)
    fc.assert(fc.property(area, tail, (a, t) => idNumberProblem(idOf(`${a}20000229${t}`), today) === null))
  })

  it('notices any one wrong character', () => {
    const digits = '0123456789'
    const wrongChecks = [...digits].map((digit) => PERSON.slice(0, 17) + digit)
    for (const id of [...slips(PERSON, digits, 17), ...wrongChecks]) {
      expect(idNumberProblem(id, today)).not.toBeNull()
    }
  })

  it('notices two neighbours swapped', () => {
    expect(idNumberProblem('11010519491231020X', today)).toMatch('校验位')
  })

  it('sends a 15-digit number to the 18-digit one', () => {
    expect(idNumberProblem('110105491231002', today)).toMatch(/15 位.*停用.*18 位/)
  })

  it.each([
    '',
    '1101051949123100',
    `${PERSON}1`,
    'X10105194912310021',
    '1101051949123100２X',
    '110105 19491231002X',
  ])('says how it is written to %j', (id) => {
    expect(idNumberProblem(id, today)).toMatch('应为 18 位')
  })

  it.each(['20260229', '20001301', '20000431', '00000101', '19000229'])('knows no birthday %s', (birth) => {
    expect(idNumberProblem(idOf(`110105${birth}001`), today)).toMatch('没有这一天')
  })

  it('lets be born today, not tomorrow', () => {
    expect(idNumberProblem(idOf('11010520261130001'), today)).toBeNull()
    expect(idNumberProblem(idOf('11010520261201001'), today)).toMatch('不能晚于今天')
  })

  it('is kept trimmed and in upper case', () => {
    expect(normalIdNumber(' 11010519491231002x\n')).toBe(PERSON)
  })
})

describe('统一社会信用代码', () => {
  it.each([CODE, '91350100m000100y43', ` ${CODE} `])('takes %j', (code) => {
    expect(creditCodeProblem(code)).toBeNull()
  })

  it('takes every code made by the table of the standard', () => {
    const first17 = fc
      .array(fc.constantFrom(...ALPHABET), { minLength: 17, maxLength: 17 })
      .map((chars) => chars.join(''))
    fc.assert(fc.property(first17, (text) => creditCodeProblem(codeOf(text)) === null))
  })

  it('notices any one wrong character', () => {
    for (const code of slips(CODE, ALPHABET, 18)) expect(creditCodeProblem(code)).toMatch('校验位')
  })

  it.each(['I', 'O', 'Z', 'S', 'V', '-', '码'])('has no %s', (char) => {
    expect(creditCodeProblem(CODE.replace('M', char))).toMatch('没有 I、O、Z、S、V')
  })

  it.each(['', CODE.slice(1), `${CODE}0`])('is 18 long, unlike %j', (code) => {
    expect(creditCodeProblem(code)).toMatch('应为 18 位')
  })
})

describe('a mobile number', () => {
  it.each(['13800138000', ' 19912345678 '])('is %j', (phone) => {
    expect(phoneProblem(phone)).toBeNull()
  })
  it.each(['', '1380013800', '138001380001', '23800138000', '010-12345678', '138 0013 8000', '１3800138000'])(
    'is not %j',
    (phone) => {
      expect(phoneProblem(phone)).toMatch('11 位')
    },
  )
})

describe('what others see', () => {
  it.each([
    ['张三', '张*'],
    ['张小明', '张*明'],
    ['欧阳小明', '欧**明'],
    ['阿卜杜·买买提', '阿*****提'],
    ['𠮷小明', '𠮷*明'],
    [' 张三 ', '张*'],
    ['张', '*'],
    ['', '*'],
  ])('of the name “%s” is %s', (name, seen) => {
    expect(maskName(name)).toBe(seen)
  })

  it('of an enterprise is its name', () => {
    expect(maskOrgName('演示水务有限公司')).toBe('演示水务有限公司')
  })

  it('of a phone is both its ends', () => {
    expect(maskPhone('13800138000')).toBe('138****8000')
  })

  it.each([
    [PERSON, '110***********002X'],
    ['11010519491231002x', '110***********002X'],
    ['110105491231002', '110********1002'],
    ['E12345678', '****'],
    ['', '****'],
  ])('of the number “%s” is %s', (id, seen) => {
    expect(maskIdNumber(id)).toBe(seen)
  })

  it.each([
    ['演示省演示市演示区花园街道建设路12号3单元401', '演示省演示市演示区花园街道建设路***'],
    ['演示区花园街道幸福社区3号楼', '演示区花园街道***'],
    ['演示区建设路幸福小区三区八号', '演示区建设路***'],
    ['演示区建设路12号院南区市场', '演示区建设路***'],
    ['演示区建设路东方花园Ｂ区', '演示区建设路***'],
    ['演示区建设路１２号', '演示区建设路***'],
    ['演示区建设路八弄三区', '演示区建设路***'],
    ['演示区人民大道88号', '演示区人民大道***'],
    ['鼓楼区解放街8号', '鼓楼区解放街***'],
    ['演示县演示镇东村三组', '演示县演示镇***'],
    ['演示区建设路', '演示区建设路'],
    ['幸福小区5栋', '***'],
    ['12号', '***'],
    ['', ''],
  ])('of the address “%s” is %s', (address, seen) => {
    expect(maskAddress(address)).toBe(seen)
  })
})
