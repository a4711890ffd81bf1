import type { Matter } from '@mingdu/shared/matters/matters.schema'
import { api } from '../../../api/client.gen'
import { useActWithFiles } from '../../../components/photo-field/use-act-with-files'
import type { MatterFilled, PhoneMatterAct } from './matter-acts'

export type MatterDoing = ReturnType<typeof useMatterAct>

/** Takes one step; the same content sent twice counts once. */
export function useMatterAct(act: PhoneMatterAct | null, matter: Matter | null, reload: () => Promise<void>) {
  return useActWithFiles(
    act,
    matter,
    async (seen: Matter, filled: MatterFilled & { fileIds: string[] }, key) =>
      act && perform(act, seen, filled, key),
    reload,
  )
}

function perform(
  act: PhoneMatterAct,
  { id, version }: Matter,
  { fileIds, method, outcome, redo, days, ...filled }: MatterFilled & { fileIds: string[] },
  idempotencyKey: string,
): Promise<unknown> {
  const at = { params: { id }, idempotencyKey }
  const note = filled.text.trim()
  switch (act) {
    case 'complete':
      return api.matters.complete({ ...at, body: { version, conclusion: note, fileIds } })
    case 'firstReview':
      return api.matters.firstReview({ ...at, body: { version, note } })
    case 'verifyClose':
      return api.matters.verifyClose({ ...at, body: { version, note, method, fileIds } })
    case 'approveClose':
      return api.matters.approveClose({ ...at, body: { version, note, outcome } })
    case 'close':
      return api.matters.close({ ...at, body: { version, note } })
    case 'sendBack': {
      const tasks = redo.map((taskId) => ({ taskId, days, left: 0 }))
      return api.matters.sendBack({ ...at, body: { version, note, tasks } })
    }
  }
}
