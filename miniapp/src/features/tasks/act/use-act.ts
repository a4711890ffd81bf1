import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { api } from '../../../api/client.gen'
import { useActWithFiles } from '../../../components/photo-field/use-act-with-files'
import type { ActFilled, PhoneAct } from './phone-acts'

/** Does one act; the same content sent twice counts once. */
export function useAct(act: PhoneAct | null, task: Task | null, reload: () => Promise<void>) {
  return useActWithFiles(
    act,
    task,
    async (seen: Task, filled: Sent, key) => act && perform(act, seen, filled, key),
    reload,
  )
}

type Sent = ActFilled & { fileIds: string[] }

function perform(act: PhoneAct, task: Task, filled: Sent, idempotencyKey: string): Promise<unknown> {
  const params = { id: task.id }
  const { version } = task
  const { days, personId, due, fileIds } = filled
  const text = filled.text.trim()
  const orgId = filled.orgId ?? ''
  const yes = filled.agree === 'yes'
  switch (act) {
    case 'giveBack':
      return api.taskActs.giveBack({
        params,
        body: { version, reason: text, suggestedOrgId: filled.orgId },
        idempotencyKey,
      })
    case 'takeBack':
      return api.taskActs.takeBack({ params, body: { version, reason: text }, idempotencyKey })
    case 'decideReturn': {
      const to = { orgId: yes ? filled.orgId : null, handlerId: yes ? personId : null }
      const body = { version, upheld: yes, ...to, opinion: text }
      return api.taskActs.decideReturn({ params, body, idempotencyKey })
    }
    case 'extend':
      return api.taskActs.extend({ params, body: { version, days, reason: text, fileIds }, idempotencyKey })
    case 'decideExtension': {
      const body = { version, granted: yes, days: yes ? days : null, opinion: text }
      return api.taskActs.decideExtension({ params, body, idempotencyKey })
    }
    case 'answerCo':
      return api.taskActs.answerCo({
        params,
        body: { version, orgId, answer: text, fileIds },
        idempotencyKey,
      })
    case 'entrust': {
      const body = { version, personId: personId ?? '', due, note: text }
      return api.taskActs.entrust({ params, body, idempotencyKey })
    }
    case 'transfer': {
      const body = { version, orgId, handlerId: personId, reason: text }
      return api.taskActs.transfer({ params, body, idempotencyKey })
    }
    case 'recall':
      return api.decompose.recall({ params, body: { version, reason: text }, idempotencyKey })
    case 'waiveCo':
      return api.taskActs.waiveCo({ params, body: { version, orgId, reason: text }, idempotencyKey })
    case 'urge':
      return api.taskActs.urge({ params, body: { version, note: text }, idempotencyKey })
  }
}
