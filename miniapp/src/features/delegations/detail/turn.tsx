import { View } from '@tarojs/components'
import type { Delegation } from '@mingdu/shared/delegations/delegations.api'
import { DELEGATION_ACTS, type DelegationAct } from '@mingdu/shared/delegations/delegations.states'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useSending } from '../../../api/use-sending'
import { Field } from '../../../components/field/field'
import { LineField } from '../../../components/field/text-field'
import { Refusal } from '../../../components/notice/refusal'
import { Sheet } from '../../../components/sheet/sheet'
import { Button } from '../../../components/tap/button'
import { NEEDS_NOTE, WHAT } from '../delegation-text'

interface TurnProps {
  one: Delegation
  today: string | null
  onDone: (fresh: Delegation) => void
  reload: () => Promise<void>
}

/** What ends one that holds. */
const ENDS: readonly DelegationAct[] = ['revoke', 'giveUp']

/** 接受, 谢绝, 收回, 交回: with a reason where the other side must know why. */
export function Turn({ one, today, onDone, reload }: TurnProps) {
  const { id, version, allowedActs } = one
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [asking, setAsking] = useState<DelegationAct | null>(null)
  const { busy, error, send } = useSending(reload)
  if (allowedActs.length === 0) return null
  const needed = allowedActs.some((act) => NEEDS_NOTE.includes(act))
  const ask = (act: DelegationAct) => {
    const missing = NEEDS_NOTE.includes(act) && note.trim().length < 2
    setProblem(missing ? '请写明原因，至少 2 个字' : null)
    setAsking(missing ? null : act)
  }
  const turn = async (act: DelegationAct) => {
    setAsking(null)
    const body = { version, note: act === 'accept' ? '' : note.trim() }
    const fresh = await send([act, id, body], (idempotencyKey) =>
      api.delegations[act]({ params: { id }, body, idempotencyKey }),
    )
    if (fresh) onDone(fresh)
  }
  return (
    <>
      <Field className="turn-note" label={needed ? noteLabel(allowedActs) : '原因（可不填）'} error={problem}>
        <LineField className="turn-note__in" label="原因" value={note} most={200} onChange={setNote} />
      </Field>
      <View className="delegation-buttons">
        {error && <Refusal className="turn-refusal" error={error} today={today} />}
        {allowedActs.map((act, i) => (
          <Button
            key={act}
            className={`delegation-act turn-${act}`}
            kind={ENDS.includes(act) ? 'danger' : i === 0 ? 'main' : 'plain'}
            text={DELEGATION_ACTS[act]}
            busy={busy}
            onTap={() => ask(act)}
          />
        ))}
      </View>
      {asking && (
        <Sheet
          title={`${DELEGATION_ACTS[asking]}授权？`}
          yes={DELEGATION_ACTS[asking]}
          danger={ENDS.includes(asking)}
          onYes={() => void turn(asking)}
          onNo={() => setAsking(null)}
        >
          {WHAT[asking]}
        </Sheet>
      )}
    </>
  )
}

/** `谢绝要写原因` */
function noteLabel(acts: readonly DelegationAct[]): string {
  const named = acts.filter((act) => NEEDS_NOTE.includes(act)).map((act) => DELEGATION_ACTS[act])
  return `原因（${named.join('、')}要写）`
}
