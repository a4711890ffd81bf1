import type { PowerContent, PublicPower } from '@mingdu/shared/powers/powers.schema'
import {
  CHANGE_KINDS,
  nameOfCode,
  POWER_LEVELS,
  POWER_SOURCES,
  POWER_TYPES,
} from '@mingdu/shared/powers/powers.states'

/** What a reader must know before anything else when a power is not in force here; null when it is. */
export function standingText({ state, versions, shown }: PublicPower): string | null {
  const last = versions.reduce((a, b) => (b.no > a.no ? b : a), shown)
  if (state === 'cancelled') return `这个事项从 ${last.from} 起已取消，不再办理，也不得变相实施。`
  if (state === 'handedDown') return `这个事项从 ${last.from} 起已下放，请到承接的下级单位办理。`
  if (state === 'planned') return `这个事项从 ${last.from} 起生效，现在还不能办理。`
  return null
}

/** Who holds a power, of which kind, at which level, from where: only what was published. */
export function powerFacts(power: PublicPower): [string, string][] {
  const { content, org } = power
  return [
    ['编码', content.code],
    ['基本编码', content.baseCode],
    ['办理项编码', content.itemCode],
    ['主项', content.mainName === content.name ? '' : content.mainName],
    ['子项', content.subItems.join('、')],
    ['类型', nameOfCode(POWER_TYPES, content.type)],
    ['实施主体', org.name],
    ['承办机构', content.office],
    ['行使层级', nameOfCode(POWER_LEVELS, content.level)],
    ['权力来源', nameOfCode(POWER_SOURCES, content.source)],
    ['法定时限', limit(content.legalDays)],
    ['承诺时限', limit(content.promisedDays)],
  ]
}

/** Duties by stage, stages in the order in which they first come. */
export function byStage(duties: PowerContent['duties']): { stage: string; duties: PowerContent['duties'] }[] {
  const stages = [...new Set(duties.map(({ stage }) => stage))]
  return stages.map((stage) => ({ stage, duties: duties.filter((duty) => duty.stage === stage) }))
}

/** `第 2 版 · 调整 · 2026-10-15 起`. */
export function versionText({ no, kind, from }: Pick<PublicPower['shown'], 'no' | 'kind' | 'from'>): string {
  return `第 ${no} 版 · ${CHANGE_KINDS[kind]} · ${from} 起`
}

function limit(days: number | null): string {
  if (days === null) return ''
  return days === 0 ? '当场办结' : `${days} 个工作日`
}
