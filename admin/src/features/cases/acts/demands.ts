import type { Case } from '@mingdu/shared/cases/cases.schema'
import { markDemands } from '@mingdu/shared/cases/demands.rules'
import type { Demand } from './act-fields'

/** Whether the server will mark it 二次补正: outside the guide, or new after the one notice. */
export function isNewDemand(
  { materials, notices }: Pick<Case, 'materials' | 'notices'>,
  demand: Demand,
): boolean {
  const onGuide = materials.map(({ key }) => key)
  const told = notices.map(({ demands }) => demands)
  return markDemands([demand], onGuide, told).some(({ second }) => second)
}
