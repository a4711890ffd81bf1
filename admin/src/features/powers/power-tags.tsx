import type { PowerRow } from '@mingdu/shared/powers/powers.schema'
import { CHANGE_KINDS, POWER_STATES, type ChangeKind } from '@mingdu/shared/powers/powers.states'

/** 保留 is the rule and stays quiet; what is no longer held is set apart. */
const TONES: Record<ChangeKind, string> = {
  add: 'tag tag--blue',
  keep: 'tag',
  takeOver: 'tag tag--blue',
  handDown: 'tag tag--blue',
  cancel: 'tag tag--off',
  adjust: 'tag tag--blue',
}

export function KindTag({ kind }: { kind: ChangeKind }) {
  return <span className={TONES[kind]}>{CHANGE_KINDS[kind]}</span>
}

/** Where a power stands: the change that made its version, or 待生效 before that takes effect. */
export function StateTag({ power }: { power: Pick<PowerRow, 'state' | 'kind'> }) {
  return power.state === 'planned' ? (
    <span className="tag" title={`${CHANGE_KINDS[power.kind]}，还没有到生效日`}>
      {POWER_STATES.planned}
    </span>
  ) : (
    <KindTag kind={power.kind} />
  )
}

/** The same in words, for a file. */
export function stateText({ state, kind, openProposal }: PowerRow): string {
  const now = state === 'planned' ? POWER_STATES.planned : CHANGE_KINDS[kind]
  return openProposal ? `${now}（${proposedText(openProposal.kind)}）` : now
}

/** 拟调整 */
export function proposedText(kind: ChangeKind): string {
  return `拟${CHANGE_KINDS[kind]}`
}
