import type { Refusal } from '../kernel/refusals'

/**
 * 单位并入: what is open at an org that goes up in another, by kind. `moves`: changes hands with the org. `follows`:
 * goes along by itself. `first`: must be decided before, since an act of law is needed for it. `stays`: is shown so
 * that nobody forgets it. What is over stays with the org that did it.
 */
export const SUCCESSION_KINDS = {
  task: { name: '承办的任务', way: 'moves', how: '由承接单位接着办，承办人和限期不变' },
  helped: { name: '协办的任务', way: 'moves', how: '由承接单位接着协办' },
  matter: { name: '参与的督查事项', way: 'moves', how: '牵头和参与单位改为承接单位' },
  lookBack: { name: '待做的回头看', way: 'moves', how: '回头看的对象改为承接单位' },
  person: { name: '在用人员', way: 'moves', how: '调入承接单位，角色、账号和微信绑定不变' },
  directive: { name: '未办结任务上的督查通知', way: 'follows', how: '随任务走，文书按发出时的单位留存' },
  delegation: { name: '代办授权', way: 'follows', how: '随人走，双方不变' },
  case: { name: '在办的办件', way: 'first', how: '请先由原单位办结' },
  power: { name: '在用的权责事项', way: 'first', how: '请先在“清单调整”里由承接单位承接' },
  card: { name: '未摘的牌', way: 'stays', how: '由发牌单位摘牌' },
} as const satisfies Record<
  string,
  { name: string; way: 'moves' | 'follows' | 'first' | 'stays'; how: string }
>
export type SuccessionKind = keyof typeof SUCCESSION_KINDS

export const SUCCESSION_KEYS = Object.keys(SUCCESSION_KINDS) as SuccessionKind[]

/** How much moves in one act at most: it is one transaction. */
export const SUCCESSION_LIMIT = 1000

/** An org as the rules see one; `path` holds the ids from the root to its parent. */
export interface MergingOrg {
  id: string
  name: string
  kind: string
  parentId: string | null
  path: readonly string[]
  regionId: string
  status: 'active' | 'disabled'
}

/**
 * null when the one may go up in the other today, else why not.
 * @param counts what is open at the one that goes, by kind; absent: nothing
 * @param below units in use below the one that goes
 */
export function successionRefusal(
  org: MergingOrg,
  to: MergingOrg | undefined,
  counts: Partial<Record<SuccessionKind, number>>,
  below: number,
): Refusal | null {
  if (org.parentId === null || org.kind === 'region') return { code: 'succession.region' }
  if (org.status !== 'active') return { code: 'succession.over', details: { org: org.name } }
  if (to?.status !== 'active' || to.kind === 'region') return { code: 'succession.successor' }
  if (to.id === org.id || to.path.includes(org.id)) return { code: 'succession.loop' }
  if (to.regionId !== org.regionId) return { code: 'succession.other-region' }
  if (below > 0) return { code: 'succession.has-orgs', details: { count: below } }
  return contentRefusal(counts)
}

/** 因机构改革，由 甲 并入 乙 */
export function successionNote(from: string, to: string, documentNo: string): string {
  return `因机构改革，由 ${from} 并入 ${to}（${documentNo}）`
}

function contentRefusal(counts: Partial<Record<SuccessionKind, number>>): Refusal | null {
  const first = SUCCESSION_KEYS.find(
    (kind) => SUCCESSION_KINDS[kind].way === 'first' && (counts[kind] ?? 0) > 0,
  )
  if (first !== undefined) {
    const { name, how } = SUCCESSION_KINDS[first]
    return { code: 'succession.first', details: { count: counts[first] ?? 0, what: name, how } }
  }
  const moving = SUCCESSION_KEYS.filter((kind) => SUCCESSION_KINDS[kind].way === 'moves')
  const count = moving.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0)
  return count > SUCCESSION_LIMIT
    ? { code: 'succession.too-many', details: { count, limit: SUCCESSION_LIMIT } }
    : null
}
