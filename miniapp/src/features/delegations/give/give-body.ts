import type { Permission } from '@mingdu/shared/accounts/permissions'
import { endOf, startOf } from '../delegation-text'

export interface Give {
  to: string | null
  permissions: readonly string[]
  from: string | null
  until: string | null
  reason: string
}

export type Problems = Partial<Record<'to' | 'permissions' | 'from' | 'until' | 'reason', string>>

/** What is wrong with a 授权, by field; empty when it may go. */
export function problemsOf({ to, permissions, from, until, reason }: Give): Problems {
  return {
    ...(to === null ? { to: '请选代办人' } : {}),
    ...(to !== null && permissions.length === 0 ? { permissions: '请选要代办的事' } : {}),
    ...(from === null ? { from: '请选开始日期' } : {}),
    ...(until === null ? { until: '请选结束日期' } : {}),
    ...(from !== null && until !== null && until < from ? { until: '结束日期不能早于开始日期' } : {}),
    ...(reason.trim().length < 2 ? { reason: '请写明原因，至少 2 个字' } : {}),
  }
}

/** Days are whole: from 00:00 of the first until 24:00 of the last. */
export function bodyOf({ to, permissions, from, until, reason }: Give) {
  return {
    delegateId: to ?? '',
    permissions: permissions as Permission[],
    from: startOf(from ?? ''),
    until: endOf(until ?? ''),
    reason: reason.trim(),
  }
}
