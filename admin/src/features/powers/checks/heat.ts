import type { CoverageRow } from '@mingdu/shared/powers/powers.schema'

/** A column of the heat map. */
export type Heat = 'noBasis' | 'disputed' | 'noDuties'

export const HEATS: Record<Heat, { name: string; definition: string }> = {
  noBasis: { name: '责任无依据', definition: '现行事项的责任里没有写依据的条数，占该单位责任总数的比例' },
  disputed: { name: '边界有争议', definition: '已公布的责任清单里，与其他单位没有谈拢的职责边界条数' },
  noDuties: { name: '没有责任', definition: '一条责任也没有的现行事项数，占该单位现行事项的比例' },
}

export interface HeatCell {
  count: number
  /** Of how many; null where there is no whole. */
  of: number | null
  /** 0 none – 4 worst; also written as text, so that it reads without colour. */
  level: 0 | 1 | 2 | 3 | 4
}

export function heatOf(row: CoverageRow, heat: Heat): HeatCell {
  if (heat === 'noBasis') return cell(row.dutiesWithoutBasis, row.duties)
  if (heat === 'disputed')
    return { count: row.disputedBoundaries, of: null, level: byCount(row.disputedBoundaries) }
  return cell(row.powersWithoutDuties, row.powers)
}

/** Bounds of the levels: of shares in percent, of disputes in counts. The legend says the same. */
export const SHARE_STEPS = [5, 15, 30] as const
export const COUNT_STEPS = [2, 4, 7] as const

function cell(count: number, of: number): HeatCell {
  const percent = of === 0 ? 0 : (count * 100) / of
  return { count, of, level: count === 0 ? 0 : levelOf(percent, SHARE_STEPS) }
}

function byCount(count: number): HeatCell['level'] {
  return count === 0 ? 0 : levelOf(count, COUNT_STEPS)
}

function levelOf(value: number, steps: readonly [number, number, number]): 1 | 2 | 3 | 4 {
  if (value < steps[0]) return 1
  if (value < steps[1]) return 2
  return value < steps[2] ? 3 : 4
}

/** The worst first: by level over all columns, then by count, then by the order of the tree. */
export function byHeat(rows: readonly CoverageRow[]): CoverageRow[] {
  const weight = (row: CoverageRow) =>
    (Object.keys(HEATS) as Heat[]).reduce((sum, heat) => {
      const found = heatOf(row, heat)
      return sum + found.level * 10_000 + Math.min(found.count, 9_999)
    }, 0)
  return [...rows].sort((a, b) => weight(b) - weight(a))
}
