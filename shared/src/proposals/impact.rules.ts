import { CHANGE_KINDS, type ChangeKind } from '../powers/powers.states'

/** What the consequences of a change depend on. */
export interface ImpactFacts {
  kind: ChangeKind
  name: string
  /** Number of the version in force; null for a power that is new. */
  no: number | null
  hasGuide: boolean
  /** null: the day it is published. */
  effectiveOn: string | null
  resembles: { code: string; name: string } | null
}

/** What follows from a change, in plain words, most important first. */
export function impactOf(facts: ImpactFacts): string[] {
  const since = facts.effectiveOn === null ? '公布后' : `${facts.effectiveOn} 起`
  return [...warnings(facts), ...casesOf(facts, since), ...guideOf(facts), `此前公布的版本都保留，随时可查。`]
}

function warnings({ resembles }: ImpactFacts): string[] {
  if (!resembles) return []
  return [`疑似明减暗增：与已取消的“${resembles.name}”（${resembles.code}）相近，请核对。`]
}

function casesOf({ kind, no }: ImpactFacts, since: string): string[] {
  if (kind === 'cancel' || kind === 'handDown') return [`${since}不再收新件，此前收的按 v${no ?? 1} 办完。`]
  if (no === null) return [`${since}列入清单，可以收件。`]
  if (kind === 'keep') return [`内容不变，${since}记为“${CHANGE_KINDS.keep}”。`]
  return [`${since}收的件按新版本办，此前收的按 v${no} 办完。`]
}

function guideOf({ kind, hasGuide }: ImpactFacts): string[] {
  if (kind === 'keep') return []
  if (kind === 'cancel' || kind === 'handDown')
    return hasGuide ? ['办事指南还在线上，请在生效日前下线。'] : []
  return hasGuide
    ? ['办事指南可能要跟着改，请核对后发布新版本。']
    : ['还没有办事指南，列入清单后请尽快编写。']
}
