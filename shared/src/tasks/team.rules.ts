import type { LightColour } from '../kernel/light'
import type { TeamRow } from './tasks.schema'

/** Open tasks of one handler and org, with one light; `handlerId` is empty where nobody was given them. */
export interface TeamGroup {
  orgId: string
  handlerId: string
  light: LightColour
  n: number
  late: number
  toSign: number
  due: string | null
}

type Counted = Omit<TeamRow, 'person' | 'org'> & { orgId: string; handlerId: string }

/** One row for each person of an org: what nobody has first, then who is behind most, then by the nearest deadline. */
export function teamCounts(groups: readonly TeamGroup[]): Counted[] {
  const rows = new Map<string, Counted>()
  for (const group of groups) {
    const key = `${group.orgId} ${group.handlerId}`
    const row = rows.get(key) ?? emptyRow(group)
    rows.set(key, added(row, group))
  }
  return [...rows.values()].sort(byUrgency)
}

function emptyRow({ orgId, handlerId }: TeamGroup): Counted {
  const lights = { red: 0, yellow: 0, green: 0, grey: 0, recovered: 0 }
  return { orgId, handlerId, open: 0, late: 0, toSign: 0, lights, nearestDue: null }
}

function added(row: Counted, { light, n, late, toSign, due }: TeamGroup): Counted {
  const dues = [row.nearestDue, due].filter((day) => day !== null)
  return {
    ...row,
    open: row.open + n,
    late: row.late + late,
    toSign: row.toSign + toSign,
    lights: { ...row.lights, [light]: row.lights[light] + n },
    nearestDue: dues.sort()[0] ?? null,
  }
}

function byUrgency(a: Counted, b: Counted): number {
  return (
    Number(a.handlerId !== '') - Number(b.handlerId !== '') ||
    b.late - a.late ||
    b.lights.red - a.lights.red ||
    b.lights.yellow - a.lights.yellow ||
    (a.nearestDue ?? '9').localeCompare(b.nearestDue ?? '9') ||
    `${a.orgId}${a.handlerId}`.localeCompare(`${b.orgId}${b.handlerId}`)
  )
}
