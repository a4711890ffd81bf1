import type { CardKind } from '@mingdu/shared/cards/cards.states'
import type { DirectiveLevel } from '@mingdu/shared/directives/directives.states'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { api } from '../../api/client.gen'
import type { DialogAct } from './act-words'

/** Everything the forms of these acts may hold. */
export interface ActValues {
  reason?: string
  opinion?: string
  demand?: string
  answer?: string
  note?: string
  basis?: string
  meeting?: string
  orgId?: string | null
  handlerId?: string | null
  personId?: string | null
  due?: string | null
  days?: number | null
  limitDays?: number | null
  /** Of a decision: whether it is agreed to. */
  agree?: boolean
  designated?: boolean
  level?: DirectiveLevel
  kind?: CardKind
  fileIds?: string[]
}

export const ACT_FIELDS = [
  ...['reason', 'opinion', 'demand', 'answer', 'note', 'basis', 'meeting', 'orgId', 'handlerId', 'personId'],
  ...['due', 'days', 'limitDays', 'level', 'kind', 'fileIds'],
] as const

/** Sends one act with what its form says. */
export function perform(act: DialogAct, task: Task, v: ActValues, idempotencyKey: string): Promise<unknown> {
  const params = { id: task.id }
  const { version } = task
  const text = (value?: string) => value?.trim() ?? ''
  const orgId = v.orgId ?? ''
  const { handlerId = null, due = null, designated = false, fileIds = [], days = null } = v
  switch (act) {
    case 'giveBack': {
      const body = { version, reason: text(v.reason), suggestedOrgId: v.orgId ?? null }
      return api.taskActs.giveBack({ params, body, idempotencyKey })
    }
    case 'takeBack':
      return api.taskActs.takeBack({ params, body: { version, reason: text(v.reason) }, idempotencyKey })
    case 'decideReturn': {
      const upheld = v.agree === true
      const to = upheld ? { orgId: v.orgId ?? null, handlerId } : {}
      const body = { version, upheld, ...to, opinion: text(v.opinion), designated }
      return api.taskActs.decideReturn({ params, body, idempotencyKey })
    }
    case 'extend':
      return api.taskActs.extend({
        params,
        body: { version, days: days ?? 0, reason: text(v.reason), fileIds },
        idempotencyKey,
      })
    case 'decideExtension': {
      const granted = v.agree === true
      const body = { version, granted, days: granted ? days : null, opinion: text(v.opinion) }
      return api.taskActs.decideExtension({ params, body, idempotencyKey })
    }
    case 'askCo':
      return api.taskActs.askCo({
        params,
        body: { version, orgId, demand: text(v.demand), due },
        idempotencyKey,
      })
    case 'answerCo':
      return api.taskActs.answerCo({
        params,
        body: { version, orgId, answer: text(v.answer), fileIds },
        idempotencyKey,
      })
    case 'waiveCo':
      return api.taskActs.waiveCo({
        params,
        body: { version, orgId, reason: text(v.reason) },
        idempotencyKey,
      })
    case 'transfer': {
      const body = { version, orgId, handlerId, reason: text(v.reason), designated }
      return api.taskActs.transfer({ params, body, idempotencyKey })
    }
    case 'entrust': {
      const body = { version, personId: v.personId ?? '', due, note: text(v.note) }
      return api.taskActs.entrust({ params, body, idempotencyKey })
    }
    case 'recall':
      return api.decompose.recall({ params, body: { version, reason: text(v.reason) }, idempotencyKey })
    case 'urge':
      return api.taskActs.urge({ params, body: { version, note: text(v.note) }, idempotencyKey })
    case 'directive': {
      const { level = 'routine' } = v
      const body = { version, level, demand: text(v.demand), due: due ?? '', meeting: text(v.meeting) }
      return api.directives.issue({ params, body, idempotencyKey })
    }
    case 'proposeCard': {
      const { kind = 'notice', limitDays = null } = v
      const body = { version, kind, reason: text(v.reason), basis: text(v.basis), limitDays }
      return api.cards.propose({ params, body, idempotencyKey })
    }
  }
}
