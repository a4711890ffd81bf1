import { CHANGE_KINDS, type ChangeKind } from '@mingdu/shared/powers/powers.states'

/** What a list of powers was opened for; '' for what does not matter. */
export interface ListFilter {
  orgId: string
  orgName: string
  type: string
  kind: ChangeKind | ''
  /** `2026-11` */
  changedIn: string
}

export function filterOf(params: Record<string, string | undefined>): ListFilter {
  const given = (name: string) => params[name] ?? ''
  const kind = given('kind')
  return {
    orgId: given('orgId'),
    orgName: given('orgName'),
    type: given('type'),
    kind: kind in CHANGE_KINDS ? (kind as ChangeKind) : '',
    changedIn: /^\d{4}-\d{2}$/.test(given('changedIn')) ? given('changedIn') : '',
  }
}

export function queryOf({ orgId, type, kind, changedIn }: ListFilter) {
  return {
    ...(orgId ? { orgId } : {}),
    ...(type ? { type } : {}),
    ...(kind ? { kind } : {}),
    ...(changedIn ? { changedIn } : {}),
  }
}

/** `11 月新增的事项`, `区水务局的权责清单`. */
export function listTitle({ orgName, kind, changedIn }: ListFilter): string {
  if (changedIn) return `${Number(changedIn.slice(5))} 月${kind ? CHANGE_KINDS[kind] : '变动'}的事项`
  if (kind) return `${CHANGE_KINDS[kind]}的事项`
  return orgName ? `${orgName}的权责清单` : '权责清单'
}
