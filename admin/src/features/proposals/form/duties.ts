import { DUTY_STAGES } from '@mingdu/shared/powers/powers.states'
import type { PowerContent } from '@mingdu/shared/powers/powers.schema'

type Duty = PowerContent['duties'][number]

/** The stages in the order in which they come up, each with the places of its duties in the list. */
export function stagesOf(duties: readonly Duty[]): { stage: string; rows: number[] }[] {
  const stages = new Map<string, number[]>()
  duties.forEach(({ stage }, at) => stages.set(stage, [...(stages.get(stage) ?? []), at]))
  return [...stages].map(([stage, rows]) => ({ stage, rows }))
}

/** A new duty at the end of its stage; a new stage stands where it usually does: 受理, 审查, 决定… */
export function addToStage(duties: readonly Duty[], stage: string): Duty[] {
  const last = duties.map((duty) => duty.stage).lastIndexOf(stage)
  const at = last >= 0 ? last + 1 : placeOf(duties, stage)
  return [...duties.slice(0, at), { stage, content: '', basis: '' }, ...duties.slice(at)]
}

function placeOf(duties: readonly Duty[], stage: string): number {
  const order = usual(stage)
  const after = duties.findIndex((duty) => usual(duty.stage) > order)
  return after < 0 ? duties.length : after
}

function usual(stage: string): number {
  const at = (DUTY_STAGES as readonly string[]).indexOf(stage)
  return at < 0 ? DUTY_STAGES.length : at
}

/** Changes places with the one before or after it in the same stage. */
export function moveInStage(duties: readonly Duty[], at: number, step: 1 | -1): Duty[] {
  const rows = stagesOf(duties).find(({ rows: places }) => places.includes(at))?.rows ?? []
  const to = rows[rows.indexOf(at) + step]
  const [duty, other] = [duties[at], to === undefined ? undefined : duties[to]]
  if (to === undefined || !duty || !other) return [...duties]
  return duties.map((one, i) => (i === to ? duty : i === at ? other : one))
}

/** Pasted rows: stage, content, basis; content, basis; or content alone. */
export function dutiesFrom(rows: readonly (readonly string[])[]): Duty[] {
  return rows.map((cells) => {
    const [first = '', second = '', third = ''] = cells
    if (cells.length >= 3)
      return { stage: first === '' ? '其他' : first.slice(0, 20), content: second, basis: third }
    return { stage: '其他', content: first, basis: second }
  })
}
