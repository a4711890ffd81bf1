import { View } from '@tarojs/components'
import type { Consultation } from '@mingdu/shared/consultations/consultations.api'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useSending } from '../../../api/use-sending'
import { Choices } from '../../../components/field/choices'
import { Field } from '../../../components/field/field'
import { Refusal } from '../../../components/notice/refusal'
import { Sheet } from '../../../components/sheet/sheet'
import { Button } from '../../../components/tap/button'

interface ActsProps {
  one: Consultation
  today: string | null
  onDone: (fresh: Consultation) => void
  reload: () => Promise<void>
}

const USEFUL = { yes: '有用', no: '没用' } as const
type Useful = keyof typeof USEFUL

/** 接办, 评价 and 结束; to hand it to another is for the console. */
export function Acts({ one: { id, version, useful, allowedActions }, today, onDone, reload }: ActsProps) {
  const [ending, setEnding] = useState(false)
  const { busy, error, send } = useSending(reload)
  const at = { params: { id } }
  const done = async (name: string, call: (key: string) => Promise<Consultation>) => {
    setEnding(false)
    const fresh = await send([name, id, version], call)
    if (fresh) onDone(fresh)
  }
  const take = (key: string) => api.consultations.take({ ...at, body: { version }, idempotencyKey: key })
  const end = (key: string) => api.consultations.close({ ...at, body: { version }, idempotencyKey: key })
  const rate = (said: Useful) => (key: string) =>
    api.consultations.rate({ ...at, body: { version, useful: said === 'yes' }, idempotencyKey: key })
  return (
    <>
      {allowedActions.includes('rate') && (
        <Field className="consult-rate" label="答复有没有用">
          <Choices<Useful>
            className="consult-useful"
            label="答复有没有用"
            options={USEFUL}
            value={useful === null ? null : useful ? 'yes' : 'no'}
            onChange={(said) => void done(`rate ${said}`, rate(said))}
          />
        </Field>
      )}
      {error && <Refusal className="consult-refusal" error={error} today={today} />}
      <View className="consult-acts">
        {allowedActions.includes('take') && (
          <Button
            className="consult-take"
            kind="plain"
            text="接办"
            busy={busy}
            onTap={() => void done('take', take)}
          />
        )}
        {allowedActions.includes('close') && (
          <Button className="consult-close" kind="plain" text="结束咨询" onTap={() => setEnding(true)} />
        )}
      </View>
      {ending && (
        <Sheet
          title="结束这次咨询？"
          yes="结束"
          onYes={() => void done('close', end)}
          onNo={() => setEnding(false)}
        >
          结束后督查不再答复。以后还有疑问，可以在这里追问，重新打开。
        </Sheet>
      )}
    </>
  )
}
