import { POWER_CHECKS, type PowerCheck, type PowerState } from './powers.states'

/** What of a power its own checks look at. */
export interface CheckedPower {
  state: PowerState
  dutyCount: number
  dutiesWithoutBasis: number
  basisCount: number
  hasGuide: boolean
}

/** What a power shows by itself; 下放无人承接 and 疑似明减暗增 need the whole list. */
export function ownChecks(power: CheckedPower): PowerCheck[] {
  const found: Partial<Record<PowerCheck, boolean>> =
    power.state === 'inForce' || power.state === 'planned'
      ? {
          dutyWithoutBasis: power.dutiesWithoutBasis > 0,
          noDuties: power.dutyCount === 0,
          noBasis: power.basisCount === 0,
          noGuide: !power.hasGuide,
        }
      : { cancelledWithGuide: power.hasGuide }
  return (Object.keys(POWER_CHECKS) as PowerCheck[]).filter((check) => found[check])
}

/** A power that was handed down, or one that may have taken it over. */
export interface HandedPower {
  id: string
  code: string
  baseCode: string
  name: string
  orgId: string
}

/** 下放 without 承接: nobody else holds the same code or 基本编码, or a power of the same name. */
export function withoutTakeOver<P extends HandedPower>(
  handed: readonly P[],
  holders: readonly HandedPower[],
): P[] {
  const keys = new Map<string, Set<string>>()
  for (const holder of holders) {
    for (const key of keysOf(holder)) keys.set(key, (keys.get(key) ?? new Set()).add(holder.orgId))
  }
  return handed.filter((power) => !keysOf(power).some((key) => heldElsewhere(keys.get(key), power.orgId)))
}

function keysOf({ code, baseCode, name }: HandedPower): string[] {
  return [`code ${code}`, ...(baseCode === '' ? [] : [`base ${baseCode}`]), `name ${name}`]
}

function heldElsewhere(orgIds: ReadonlySet<string> | undefined, orgId: string): boolean {
  return orgIds !== undefined && [...orgIds].some((id) => id !== orgId)
}
