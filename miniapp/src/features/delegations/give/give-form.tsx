import { View } from '@tarojs/components'
import { PERMISSIONS } from '@mingdu/shared/accounts/permissions'
import type { Response } from '@mingdu/shared/kernel/endpoint'
import type { delegationsApi } from '@mingdu/shared/delegations/delegations.api'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useSending } from '../../../api/use-sending'
import { DateField } from '../../../components/field/date-field'
import { Field } from '../../../components/field/field'
import { LineField } from '../../../components/field/text-field'
import { Ticks } from '../../../components/field/ticks'
import { Refusal } from '../../../components/notice/refusal'
import { Sheet } from '../../../components/sheet/sheet'
import { Button } from '../../../components/tap/button'
import { backTo, PAGES } from '../../../platform/navigate'
import { DelegateField } from './delegate-field'
import { bodyOf, problemsOf, type Give, type Problems } from './give-body'

export type Person = Response<(typeof delegationsApi)['options']>['people'][number]

export function GiveForm({ people, today }: { people: readonly Person[]; today: string }) {
  const [give, setGive] = useState<Give>({ to: null, permissions: [], from: today, until: null, reason: '' })
  const [problems, setProblems] = useState<Problems>({})
  const [asking, setAsking] = useState(false)
  const { busy, error, send } = useSending()
  const change = (part: Partial<Give>) => setGive((now) => ({ ...now, ...part }))
  const delegate = people.find(({ id }) => id === give.to)
  const ask = () => {
    const found = problemsOf(give)
    setProblems(found)
    setAsking(Object.keys(found).length === 0)
  }
  const go = async () => {
    setAsking(false)
    const body = bodyOf(give)
    const given = await send(body, (idempotencyKey) => api.delegations.give({ body, idempotencyKey }))
    if (given) backTo(PAGES.delegation, { id: given.id })
  }
  return (
    <>
      <View className="delegation-lead">
        发牌、批示、作出结论等须本人办理的事不能授权；对方不能再转授他人。
      </View>
      <DelegateField
        people={people}
        value={give.to}
        error={problems.to ?? null}
        onChange={(to) => change({ to, permissions: [] })}
      />
      {delegate && (
        <Ticks
          className="give-permissions"
          label="可代办的事"
          options={delegate.permissions.map((key) => ({ key, text: PERMISSIONS[key] }))}
          value={give.permissions}
          error={problems.permissions ?? null}
          onChange={(permissions) => change({ permissions })}
        />
      )}
      <Field className="give-from" label="从" error={problems.from ?? null}>
        <DateField
          className="give-from__day"
          label="从"
          value={give.from}
          from={today}
          onChange={(from) => change({ from })}
        />
      </Field>
      <Field className="give-until" label="到（含当天）" error={problems.until ?? null}>
        <DateField
          className="give-until__day"
          label="到"
          value={give.until}
          from={give.from ?? today}
          onChange={(until) => change({ until })}
        />
      </Field>
      <Field className="give-reason" label="原因" error={problems.reason ?? null}>
        <LineField
          className="give-reason__in"
          label="原因"
          value={give.reason}
          most={200}
          placeholder="如：外出培训"
          onChange={(reason) => change({ reason })}
        />
      </Field>
      <View className="delegation-buttons">
        {error && <Refusal className="give-refusal" error={error} today={today} />}
        <Button className="give-go" text="发出授权" busy={busy} onTap={ask} />
      </View>
      {asking && (
        <Sheet title="发出授权？" yes="发出" onYes={() => void go()} onNo={() => setAsking(false)}>
          {delegate?.name}接受后生效，到期自动结束，您可以随时收回。
        </Sheet>
      )}
    </>
  )
}
