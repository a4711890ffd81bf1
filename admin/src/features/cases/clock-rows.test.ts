import { pauseRows, stripDays } from './clock-rows'

const pause = (date: string, documentNo = '演水特〔2026〕1号') => ({
  ...{ date, kind: 'pause' as const, tentative: false },
  basis: '《中华人民共和国行政许可法》第四十五条',
  documentNo,
})
const used = (date: string, n: number) => ({ date, kind: 'used' as const, n, tentative: false })

it('runs the days of one procedure together, with its article and document', () => {
  const strip = [used('2026-03-04', 1), pause('2026-03-05'), pause('2026-03-06'), used('2026-03-09', 2)]
  expect(pauseRows({ strip })).toEqual([
    {
      ...{ from: '2026-03-05', to: '2026-03-06', days: 2 },
      basis: '《中华人民共和国行政许可法》第四十五条',
      documentNo: '演水特〔2026〕1号',
    },
  ])
})

it('does not break off at today', () => {
  const strip = [pause('2026-03-05'), { ...pause('2026-03-06'), kind: 'today' as const }, pause('2026-03-09')]
  expect(pauseRows({ strip }).map(({ from, to, days }) => [from, to, days])).toEqual([
    ['2026-03-05', '2026-03-09', 3],
  ])
})

it('keeps two procedures apart, though they touch', () => {
  const strip = [pause('2026-03-05'), pause('2026-03-06', '演水特〔2026〕2号')]
  expect(pauseRows({ strip }).map(({ documentNo }) => documentNo)).toEqual([
    '演水特〔2026〕1号',
    '演水特〔2026〕2号',
  ])
})

it('hands the day strip a day with everything it asks for', () => {
  expect(stripDays({ strip: [used('2026-03-04', 1)] })).toEqual([
    {
      ...{ date: '2026-03-04', kind: 'used', n: 1, end: false, tentative: false },
      ...{ name: null, basis: null, documentNo: null },
    },
  ])
})
