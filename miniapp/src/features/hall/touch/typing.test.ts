import { erased, next, pressed, refused, scannedNo, START, typed, type Typing } from './typing'

const NO = '123456789015'
const all = (typing: Typing, text: string) => Array.from(text).reduce(typed, typing)
const keys = (typing: Typing, ...pressedKeys: string[]) =>
  pressedKeys.reduce((now, key) => pressed(now, key) ?? now, typing)

it('takes twelve digits, then four, and is ready', () => {
  const number = next(all(START, NO))
  expect(number).toMatchObject({ step: 'end', no: NO, end: '', problem: null, ready: false })
  expect(next(all(number, '12'))).toMatchObject({ problem: '请输满手机号后四位', ready: false })
  expect(next(all(number, '80009'))).toMatchObject({ end: '8000', ready: true })
})

it('says what is wrong with a number when it is complete, and does not go on', () => {
  const wrong = all(START, '123456789016')
  expect(wrong.problem).toContain('校验位不对')
  expect(next(wrong).step).toBe('no')
  expect(erased(wrong)).toMatchObject({ no: '12345678901', problem: null })
  expect(next(all(START, '12')).problem).toBe('办件编号应为 12 位数字')
})

it('forgets the digits and keeps the number after a refusal', () => {
  const asked = next(all(next(all(START, NO)), '8000'))
  expect(refused(asked)).toMatchObject({ step: 'end', no: NO, end: '', ready: false })
})

it('is driven by a keyboard alone, Escape being the start', () => {
  const ready = keys(START, ...NO, 'Enter', '8', '1', 'Backspace', '0', '0', '0', 'Enter')
  expect(ready).toMatchObject({ no: NO, end: '8000', ready: true })
  expect(pressed(ready, 'Escape')).toEqual(START)
})

it('leaves keys that belong to the button in focus to the browser', () => {
  expect(['Enter', ' ', 'Tab', 'F5', 'ArrowDown', 'Shift'].map((key) => pressed(START, key))).toEqual(
    Array(6).fill(null),
  )
  // typed, then moved on to a button with the keyboard
  expect(pressed(keys(START, '1', 'Tab'), 'Enter')).toBeNull()
})

it.each([
  ['a bar code', NO],
  ['the address of a printed code', `https://example.com/#/features/cases/track/index?id=${NO}`],
  ['an address with the number', `https://example.com/#/features/cases/track/index?no=${NO}&x=1`],
  ['a scene', `https://example.com/?scene=c%3D${NO}`],
])('takes %s from a scanner wherever it stands', (_what, text) => {
  const busy = next(all(START, NO))
  for (const before of [START, busy])
    expect(keys({ ...before, end: '' }, ...text, 'Enter')).toMatchObject({ step: 'end', no: NO, end: '' })
})

it('takes nothing from a code that is none of ours', () => {
  expect([scannedNo('123456789016'), scannedNo('https://example.com'), scannedNo('')]).toEqual([
    ...[null, null, null],
  ])
})
