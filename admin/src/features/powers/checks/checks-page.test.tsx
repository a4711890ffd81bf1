import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { CoverageRow } from '@mingdu/shared/powers/powers.schema'
import { farSide, renderPage } from '../../../../test/render'
import { common, idOf, pageOf, row } from '../../../../test/power-fixtures'
import { ChecksPage } from './checks-page'
import { byHeat, heatOf } from './heat'

const water: CoverageRow = {
  org: { id: idOf('b'), name: '区水务局' },
  powers: 60,
  duties: 400,
  dutiesWithoutBasis: 100,
  powersWithoutDuties: 0,
  disputedBoundaries: 0,
  guides: 30,
  guideScore: 81,
  dutyListPublished: true,
}
const police: CoverageRow = {
  ...water,
  org: { id: idOf('d'), name: '区综合执法局' },
  dutiesWithoutBasis: 0,
  disputedBoundaries: 2,
  guides: 0,
  guideScore: null,
  dutyListPublished: false,
}
const ref = { id: row.id, code: row.code, name: row.name, org: row.org }
const finding = {
  id: idOf('7'),
  check: 'reappeared' as const,
  power: ref,
  text: '取消后以近似名称重新列入',
  other: { ...ref, id: idOf('2'), name: '水土保持方案核准' },
}

function open(at: string) {
  const calls = farSide({
    ...common,
    'GET /powers/coverage': () => ({ items: [police, water] }),
    'GET /powers/checks': () => ({ ...pageOf(finding), counts: [{ check: 'reappeared', count: 1 }] }),
  })
  renderPage(<ChecksPage />, { role: 'catalog', at })
  return calls
}

describe('the checks of the lists', () => {
  it('narrows to one check by its count', async () => {
    const calls = open('/power-checks')
    const strip = await screen.findByRole('region', { name: '各项检查' })
    fireEvent.click(within(strip).getByRole('button', { name: /^疑似明减暗增(?!的口径)/ }))
    await waitFor(() =>
      expect(calls.some((call) => call.url.searchParams.get('check') === 'reappeared')).toBe(true),
    )
  })

  it('leads to both of a pair, and to their comparison', async () => {
    open('/power-checks')
    const link = await screen.findByRole('link', { name: '两项比较' })
    expect(link.getAttribute('href')).toBe(`/powers?compare=${row.id}~${idOf('2')}`)
  })
})

describe('the heat map', () => {
  it('says its numbers in words, and leads to what stands behind them', async () => {
    open('/power-checks?tab=heat')
    const cell = await screen.findByRole('link', { name: '区水务局，责任无依据 100 25%，看清单' })
    expect(cell.getAttribute('href')).toBe(
      `/power-checks?tab=findings&check=dutyWithoutBasis&orgId=${idOf('b')}`,
    )
    expect(cell.textContent).toBe('100 25%')
  })

  it('grades by the share of the whole, disputes by their count', () => {
    expect(heatOf(water, 'noBasis').level).toBe(3)
    expect(heatOf(police, 'disputed').level).toBe(2)
    expect(heatOf(police, 'noBasis').level).toBe(0)
    expect(heatOf({ ...water, powersWithoutDuties: 1 }, 'noDuties').level).toBe(1)
  })

  it('puts the worst first', () => {
    expect(byHeat([police, water]).map((r) => r.org.name)).toEqual(['区水务局', '区综合执法局'])
  })
})

describe('the coverage', () => {
  const first = () => screen.getAllByRole('row')[1]?.textContent

  it('sorts by a column, the largest first, and back', async () => {
    open('/power-checks?tab=coverage')
    const sort = await screen.findByRole('button', { name: /^指南完整度/ })
    fireEvent.click(sort)
    expect(first()).toContain('区水务局')
    fireEvent.click(sort)
    fireEvent.click(sort)
    expect(first()).toContain('区综合执法局')
  })
})
