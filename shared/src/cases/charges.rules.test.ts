import { amountText, chargeOutside, standardAmount } from './charges.rules'

const PAID = {
  free: false,
  fees: [
    { name: '工本费', standard: '10 元' },
    { name: '检验费', standard: '按面积计收，每平方米 2 元' },
  ],
}

it.each([
  ['a free item', { name: '工本费', amount: 1 }, { ...PAID, free: true }, '办事指南写明不收费'],
  ['a guide without fees', { name: '工本费', amount: 1 }, { free: false, fees: [] }, '办事指南写明不收费'],
  ['another name', { name: '手续费', amount: 1 }, PAID, '办事指南没有“手续费”这一项'],
  ['more than the sum', { name: '工本费', amount: 1001 }, PAID, '高于办事指南的标准（10 元）'],
  ['just the sum', { name: '工本费', amount: 1000 }, PAID, ''],
  ['a standard that is no plain sum', { name: '检验费', amount: 99_999 }, PAID, ''],
])('judges a charge: %s', (_what, charge, guide, outside) => {
  expect(chargeOutside(charge, guide)).toBe(outside)
})

it('reads plain sums only, and writes them with two places', () => {
  expect(['10元', '0.5 元', '10.05 元', '免费', '10 元/份', ''].map(standardAmount)).toEqual([
    ...[1000, 50, 1005],
    ...[null, null, null],
  ])
  expect([1000, 5, 123_456].map(amountText)).toEqual(['10.00 元', '0.05 元', '1234.56 元'])
})
