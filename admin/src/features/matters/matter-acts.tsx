import type { Matter } from '@mingdu/shared/matters/matters.schema'
import type { CloseOutcome, MatterAction } from '@mingdu/shared/matters/matters.states'
import type { VerifyMethod } from '@mingdu/shared/tasks/tasks.states'
import type { ReactNode } from 'react'
import { api } from '../../api/client.gen'
import { IssueNotice } from './issue-notice'

/** The acts that are asked in a dialog. */
export type MatterAct = Exclude<MatterAction, 'edit' | 'requestChange' | 'veto' | 'changeSupervisor'>

export interface ActText {
  title: string
  ok: string
  done: string
  what: (matter: Matter) => ReactNode
  /** The field to fill, and whether it must be. */
  field: { name: 'note' | 'conclusion'; label: string; required: string | null; min: number }
}

const opinion = (label: string) => ({
  name: 'note' as const,
  label,
  required: '请写意见，至少 2 个字',
  min: 2,
})

export const MATTER_ACT_TEXTS: Record<MatterAct, ActText> = {
  approve: {
    title: '批准立项',
    ok: '批准',
    done: '已批准立项',
    what: () => '批准后编号，任务分解仍可修改，派单后才通知承办单位。',
    field: { name: 'note', label: '批准意见（可不填）', required: null, min: 0 },
  },
  issue: {
    title: '派单',
    ok: '派单',
    done: '已派单，时限起算',
    what: (matter) => <IssueNotice matter={matter} />,
    field: { name: 'note', label: '派单说明（可不填）', required: null, min: 0 },
  },
  complete: {
    title: '申请办结',
    ok: '申请办结',
    done: '已申请办结，等初审',
    what: () => '自查属实后申请。接着由本单位另一人初审、督查室核验、领导批准，才能销号；不通过会退回整改。',
    field: {
      name: 'conclusion',
      label: '自查情况和办理结果',
      required: '请写明办理结果，至少 5 个字',
      min: 5,
    },
  },
  firstReview: {
    title: '初审',
    ok: '初审通过',
    done: '初审已通过，等督查核验',
    what: () => '以牵头单位的名义确认自查属实。申请人不能初审自己的申请。',
    field: opinion('初审意见'),
  },
  verifyClose: {
    title: '办结核验',
    ok: '核验通过',
    done: '核验已通过，等批准',
    what: () => '由承办单位以外的督查人员核验。核验人不能再批准销号。',
    field: opinion('核验情况'),
  },
  approveClose: {
    title: '批准销号',
    ok: '批准',
    done: '已批准',
    what: () => '办理、初审、核验过本事项的人不能批准。批准后抽查回头看；发现反弹，用原编号重开。',
    field: opinion('批准意见'),
  },
  close: {
    title: '销号',
    ok: '销号',
    done: '已销号',
    what: ({ closing }) =>
      closing?.notice
        ? `公示从 ${closing.notice.from} 到 ${closing.notice.until}，期满没有异议才能销号。`
        : '公示期满后销号。',
    field: opinion('公示情况'),
  },
  sendBack: {
    title: '退回整改',
    ok: '退回整改',
    done: '已退回整改',
    what: () => '办结申请不通过，事项回到办理中，时限继续计算。可以指明哪些任务重新整改，各定新限期。',
    field: opinion('退回原因'),
  },
  reopen: {
    title: '反弹重开',
    ok: '重开',
    done: '已用原编号重开',
    what: ({ no }) => `${no ?? ''} 用原编号重开，标为“反弹”；选中的任务从今天起重新计时并通知承办人。`,
    field: opinion('反弹情况'),
  },
  cancel: {
    title: '撤销事项',
    ok: '撤销事项',
    done: '已撤销',
    what: (matter) =>
      `“${matter.title}”和它的 ${matter.tasks.total} 项任务都停办，不再计时，也不再提醒；记录保留。撤销后不能恢复。`,
    field: { name: 'note', label: '撤销原因', required: '请写明撤销原因，至少 5 个字', min: 5 },
  },
}

export interface MatterActValues {
  note?: string
  conclusion?: string
  overlapReason?: string
  outcome?: CloseOutcome
  method?: VerifyMethod
  fileIds?: string[]
  tasks?: { taskId: string; days: number; left: number }[]
}

export function performMatterAct(
  act: MatterAct,
  matter: Matter,
  values: MatterActValues,
  idempotencyKey: string,
): Promise<Matter> {
  const { version } = matter
  const params = { id: matter.id }
  const note = values.note?.trim() ?? ''
  const fileIds = values.fileIds ?? []
  const tasks = values.tasks ?? []
  const at = { params, idempotencyKey }
  switch (act) {
    case 'approve':
      return api.matters.approve({ ...at, body: { version, note } })
    case 'issue': {
      const overlapReason = values.overlapReason?.trim() ?? ''
      return api.matters.issue({ ...at, body: { version, note, overlapReason } })
    }
    case 'complete':
      return api.matters.complete({
        ...at,
        body: { version, conclusion: values.conclusion?.trim() ?? '', fileIds },
      })
    case 'firstReview':
      return api.matters.firstReview({ ...at, body: { version, note } })
    case 'verifyClose':
      return api.matters.verifyClose({
        ...at,
        body: { version, note, method: values.method ?? 'onSite', fileIds },
      })
    case 'approveClose':
      return api.matters.approveClose({ ...at, body: { version, note, outcome: values.outcome ?? 'closed' } })
    case 'close':
      return api.matters.close({ ...at, body: { version, note } })
    case 'sendBack':
      return api.matters.sendBack({ ...at, body: { version, note, tasks } })
    case 'reopen':
      return api.matters.reopen({ ...at, body: { version, note, tasks } })
    case 'cancel':
      return api.matters.cancel({ ...at, body: { version, note } })
  }
}
