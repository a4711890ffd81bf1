import type { Refusal } from '../kernel/refusals'

/**
 * 单位并入: what is open at an org that goes up in another, by kind, in the order in which it moves. `moves`: changes hands
 * with the org. `follows`: goes along by itself. `first`: must be decided before, since an act of law is needed for it.
 * `stays`: is shown so that nobody forgets it. What is over stays with the org that did it.
 */
export const SUCCESSION_KINDS = {
  person: { name: '在用人员', way: 'moves', how: '调入承接单位，角色、账号和微信绑定不变' },
  task: { name: '承办的任务', way: 'moves', how: '由承接单位接着办，承办人和限期不变' },
  helped: { name: '协办的任务', way: 'moves', how: '由承接单位接着协办' },
  matter: { name: '参与的督查事项', way: 'moves', how: '牵头和参与单位改为承接单位' },
  lookBack: { name: '待做的回头看', way: 'moves', how: '回头看的对象改为承接单位' },
  case: { name: '在办的办件', way: 'moves', how: '由承接单位接着办，窗口、审查人、期限和所依指南不变' },
  step: { name: '联办中的事', way: 'moves', how: '由承接单位答复' },
  power: { name: '在用的权责事项', way: 'moves', how: '以并入文件为依据公布新的一版，原各版不变' },
  guide: { name: '办事指南', way: 'moves', how: '归承接单位，已发布的版本不变' },
  dutyList: { name: '责任清单', way: 'moves', how: '并进承接单位的草稿，由编办核对后公布' },
  directive: { name: '未回复的督查通知', way: 'follows', how: '由承接单位回复，文书仍写原单位' },
  instruction: { name: '未阅的领导批示', way: 'follows', how: '随据它立项的事项' },
  conclusion: { name: '未完结的督查结论', way: 'follows', how: '由承接单位签收和申请复核，文书仍写原单位' },
  delegation: { name: '代办授权', way: 'follows', how: '随人走，双方不变' },
  proposal: { name: '在途的清单调整', way: 'first', how: '请先公布或撤回' },
  upcoming: { name: '已公布未生效的权责事项', way: 'first', how: '请等新版生效后再并入' },
  card: { name: '未摘的牌', way: 'stays', how: '由发牌单位摘牌，承接单位可以申诉' },
} as const satisfies Record<
  string,
  { name: string; way: 'moves' | 'follows' | 'first' | 'stays'; how: string }
>
export type SuccessionKind = keyof typeof SUCCESSION_KINDS

export const SUCCESSION_KEYS = Object.keys(SUCCESSION_KINDS) as SuccessionKind[]

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
  if (first === undefined) return null
  const { name, how } = SUCCESSION_KINDS[first]
  return { code: 'succession.first', details: { count: counts[first] ?? 0, what: name, how } }
}
