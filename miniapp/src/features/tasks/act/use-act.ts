import { useState } from 'react'
import type { Task } from '@mingdu/shared/tasks/tasks.schema'
import { asApiError, type ApiError } from '../../../api/api-error'
import { api } from '../../../api/client.gen'
import { useContentKey } from '../../../api/use-content-key'
import { dropPhotos, storePhotos } from '../../../components/photo-field/store-photos'
import type { ActFilled, PhoneAct } from './phone-acts'

/** Does one act; the same content sent twice counts once. */
export function useAct(act: PhoneAct | null, task: Task | null, reload: () => Promise<void>) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const [done, setDone] = useState(false)
  const keyOf = useContentKey()
  const send = async (filled: ActFilled, onDone: () => void) => {
    if (!act || !task) return
    setBusy(true)
    setError(null)
    try {
      const files = [...filled.photos, ...filled.papers]
      const fileIds = await storePhotos(files, () => undefined)
      await perform(act, task, { ...filled, fileIds }, keyOf(contentOf(act, task, filled)))
      onDone()
      dropPhotos(files)
      setDone(true)
    } catch (thrown) {
      const refused = asApiError(thrown)
      setError(refused)
      if (refused.status === 409 || refused.status === 422) await reload()
    }
    setBusy(false)
  }
  return { busy, error, done, send: (filled: ActFilled, onDone: () => void) => void send(filled, onDone) }
}

/** What was said, whenever it was kept or its files arrived. */
function contentOf(
  act: PhoneAct,
  task: Task,
  { photos, papers, savedAt: _savedAt, ...said }: ActFilled,
): string {
  return JSON.stringify([act, task.id, task.version, said, [...photos, ...papers].map(({ key }) => key)])
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
    case 'waiveCo':
      return api.taskActs.waiveCo({ params, body: { version, orgId, reason: text }, idempotencyKey })
    case 'urge':
      return api.taskActs.urge({ params, body: { version, note: text }, idempotencyKey })
  }
}
